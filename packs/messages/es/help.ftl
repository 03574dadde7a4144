# Help: what people come to do, step by step (one step a line), and what fields mean.

help-title = Ayuda
help-lede = Lo que se viene a hacer aquí, con una breve lista de pasos para cada tarea. La dirección de esta página puede transmitirse.
help-contents = Tareas
help-open = Ir allí

help-desk = Ver lo que me espera
help-desk-steps =
    La primera página enumera lo que está vencido o por vencer, las declaraciones por resolver y los elementos por revisar, de los órganos que usted representa.
    Decida desde la lista con los botones de cada entrada. «{ decide-undo }» anula la última decisión.
    «{ desk-choose }» muestra la lista de otros órganos.

help-import = Incorporar un texto aprobado
help-import-steps =
    Abra «{ nav-texts }» y después «{ import-open }»; elija el archivo o pegue las palabras.
    La página indica cuántas disposiciones piden algo y dónde debe mirar una persona.
    Para otro idioma o una edición posterior, abra «{ import-more }» y dé el identificador del texto que ya está.

help-review = Comprobar lo que se ha entendido
help-review-steps =
    El texto aparece a un lado y, al otro, los elementos que se han entendido de él.
    Confirme lo que es correcto. «{ review-edit }» abre los valores como campos; «{ review-split }» hace varios elementos de uno; «{ review-reject }» es para palabras que no piden nada.
    Las fechas se escriben 2027-10-31, 2027-10 o 2027; los órganos, con cualquiera de sus nombres. Separe varios valores con punto y coma.
    Mientras nadie lo haya confirmado, un elemento no cuenta.

help-follow = Registrar los avances
help-follow-steps =
    Abra el elemento. En «{ item-follow-up }», páselo al estado alcanzado.
    «{ form-attach }» admite un archivo o la dirección de una página.
    «{ form-claim }»: diga con palabras lo que se hizo y cite las pruebas. Otra persona resuelve.

help-accept = Resolver una declaración
help-accept-steps =
    Las declaraciones figuran en la primera página y en sus elementos, con las pruebas que citan.
    Abra las pruebas y acepte la declaración, o rechácela diciendo por qué.
    Nadie resuelve su propia declaración.

help-register = Encontrar elementos y guardar una vista
help-register-steps =
    Filtre el registro por órgano, estado, plazo y otros criterios; busque palabras de una cláusula.
    «{ arrange-menu }» ordena la tabla. La dirección de la página contiene todo lo elegido: transmítala o guárdela con un nombre en «{ saved-views }».
    La cronología, el tablero y la carga muestran los mismos elementos de otra forma.
    Para modificar varios a la vez, márquelos y pulse el botón bajo la tabla: primero se muestra lo que cambiaría.

help-meetings = Preparar una reunión
help-meetings-steps =
    «{ nav-occasions }» indica lo que vence en cada una; el calendario las muestra por meses.
    El orden del día de una reunión dice de qué hay que informar en ella y ofrece el informe como archivo.
    La secretaría añade y cambia reuniones. Los plazos que dependen de ellas las siguen; primero se muestran.

help-reports = Obtener un informe
help-reports-steps =
    Abra «{ nav-reports }». Tome todo el plan de acción o elija un órgano, una reunión, un día pasado y desde cuándo se muestran los cambios.
    Word sirve para editar e imprimir, Excel para recorrer la lista, PDF para distribuir.
    El informe se redacta en el idioma en que usted lee las páginas.

help-workbook = Trabajar en Excel y devolver el libro
help-workbook-steps =
    Tome el plan de acción como libro de Excel en «{ nav-reports }» y modifique sus celdas. No toque la columna de los identificadores.
    Devuelva el archivo en «{ workbook-title }». Cada celda modificada se muestra con lo que había antes.
    Desmarque lo que no quiera y aplique el resto. Lo que otros cambiaron entretanto aparece como conflicto y nunca se sobrescribe.

help-people = Dar acceso a alguien
help-people-steps =
    En «{ admin-nav }», «{ nav-people }», añada a la persona con su nombre y su dirección de correo.
    Asigne un cargo: una función y, para un coordinador, un órgano.
    «{ people-make-link }»: entréguelo solo a esa persona. Con él elige su contraseña.

## Fields

hint-due = Un día, un mes o un año (2027-10-31, 2027-10, 2027), o el nombre de una reunión.
hint-percent = Un número de 0 a 100; déjelo vacío si un número no dice nada.
hint-period = El período cuyo objetivo se ha cumplido, en la forma 2026.
hint-seen = El día en que vio la página, para que se sepa de qué versión se trata.
hint-every = P1Y es un año, P6M seis meses, P4Y cuatro años.
hint-tags = Palabras propias con las que se vuelven a encontrar los elementos.
hint-statement = Lo que se hizo, cuándo y dónde: el informe lo recoge tal cual.
hint-move = Un estado con * requiere un motivo.
hint-role = La secretaría lleva el registro; un coordinador registra los avances de un órgano; los miembros leen y comentan; los lectores leen; los auditores ven además el historial.
hint-until = Déjelo vacío para un cargo sin término.
hint-occasion = Una reunión o asamblea: el informe contiene solo lo que vence en ella.
hint-as-of = El registro tal como era al final de ese día; vacío significa ahora.
hint-since = El informe enumera lo que ha cambiado desde ese día.
hint-split = Una parte por línea. Cada una se convierte en un elemento con el mismo responsable y el mismo plazo.
