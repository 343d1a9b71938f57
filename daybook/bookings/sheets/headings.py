"""How the templates of Altegio and YCLIENTS, and people, head the columns of bookings.

Case, spaces and punctuation are forgiven when they are compared, and ё is е. What is PERHAPS a column of ours stands
beside the real one in a downloaded file, with another meaning.
"""

DATE = (
    "Date",
    "Date and time",
    "Visit date",
    "Date of visit",
    "Date of the visit",
    "Дата",
    "Дата и время",
    "Дата визита",
    "Дата и время визита",
    "Дата записи",
)
STAFF_ID = (
    "Employee ID",
    "Staff ID",
    "Staff member ID",
    "Team member ID",
    "ID сотрудника",
    "Идентификатор сотрудника",
    "ID мастера",
    "ID специалиста",
    "Номер сотрудника",
)
STAFF_NAME = (
    "Employee name",
    "Employee",
    "Staff member",
    "Staff name",
    "Team member",
    "Master",
    "Specialist",
    "Имя сотрудника",
    "Сотрудник",
    "Имя мастера",
    "Мастер",
    "Специалист",
    "ФИО сотрудника",
)
CLIENT_PHONE = (
    "Customer phone number",
    "Customer phone",
    "Client phone",
    "Client phone number",
    "Client's phone",
    "Phone",
    "Phone number",
    "Mobile",
    "Телефон",
    "Телефон клиента",
    "Номер телефона",
    "Номер телефона клиента",
)
CLIENT_NAME = (
    "Client name",
    "Client's name",
    "Client",
    "Customer",
    "Customer name",
    "Имя клиента",
    "Клиент",
    "ФИО клиента",
    "ФИО",
    "Имя",
)
DURATION = (
    "Duration",
    "Duration (seconds)",
    "Duration in seconds",
    "Length",
    "Длительность",
    "Длительность (сек)",
    "Длительность в секундах",
    "Продолжительность",
    "Длительность сеанса",
    "Длительность визита",
)
SERVICE_ID = ("Service ID", "Services ID", "Service IDs", "ID услуги", "ID услуг", "Идентификатор услуги")
SERVICE_NAME = (
    "Name of service",
    "Name of the service",
    "Service name",
    "Service",
    "Services",
    "Название услуги",
    "Наименование услуги",
    "Услуга",
    "Услуги",
    "Названия услуг",
)
PRICE = (
    "Price of service",
    "Price of the service",
    "Service price",
    "Price",
    "Цена услуги",
    "Стоимость услуги",
    "Цена",
)
PRICE_PERHAPS = ("Cost", "Стоимость")
DISCOUNT = (
    "Discount on the service",
    "Discount on service",
    "Service discount",
    "Discount, %",
    "Скидка на услугу",
    "Скидка, %",
    "Скидка на услуги",
)
DISCOUNT_PERHAPS = ("Discount", "Скидка")
COMMENT = ("Comment", "Comments", "Note", "Notes", "Комментарий", "Комментарии", "Примечание", "Комментарий к записи")
STATUS_NUMBER = (
    "Booking status (number)",
    "Booking status number",
    "Appointment status (number)",
    "Visit status (number)",
    "Status (number)",
    "Attendance",
    "Статус записи (число)",
    "Статус записи (номер)",
    "Статус записи (цифра)",
    "Статус визита (число)",
    "Статус (число)",
)
STATUS_TEXT = (
    "Booking status (text)",
    "Booking status (line)",
    "Booking status",
    "Appointment status (line)",
    "Appointment status (text)",
    "Appointment status",
    "Visit status",
    "Visit status (text)",
    "Status",
    "Status (text)",
    "Статус записи (строка)",
    "Статус записи (текст)",
    "Статус записи",
    "Статус визита",
    "Статус визита (текст)",
    "Статус",
)
CREATED = (
    "Date of creation",
    "Created",
    "Created at",
    "Creation date",
    "Date created",
    "Дата создания",
    "Дата создания записи",
    "Создана",
    "Создано",
)
NUMBER = ("Booking ID", "ID of the booking", "ID записи", "Номер записи")
