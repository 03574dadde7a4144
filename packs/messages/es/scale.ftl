error-too-large = El envío es demasiado grande
error-too-large-what = Un envío puede tener como máximo 50 MB y este anuncia más. No se ha leído nada de él.
error-too-large-next = Reduzca el archivo, o colóquelo donde otros puedan consultarlo y adjunte un enlace.
