# Qué ha sido de los puntos de un texto con una edición posterior, como fichero.
succession-changed = Qué ha cambiado
succession-bold = Las palabras que no figuran en la otra edición están en negrita.
succession-files = Para descargar
succession-file-about = El mismo informe como fichero, en el idioma de esta página.
cli-succession-kind = no se puede escribir { $file }: el nombre debe terminar en .docx, .xlsx o .pdf
