# Ce que sont devenus les points d'un texte avec une édition ultérieure, en fichier.
succession-changed = Ce qui a changé
succession-bold = Les mots absents de l'autre édition sont en gras.
succession-files = À télécharger
succession-file-about = Le même rapport en fichier, dans la langue de cette page.
cli-succession-kind = { $file } ne peut pas être écrit : le nom doit se terminer par .docx, .xlsx ou .pdf
