error-too-large = Envoi trop volumineux
error-too-large-what = Un envoi ne peut dépasser 50 Mo ; celui-ci en annonce davantage. Rien n'en a été lu.
error-too-large-next = Réduisez le fichier, ou déposez-le à un endroit accessible et joignez un lien.
