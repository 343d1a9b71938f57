"""How other systems, and people, head the columns of services. Case, spaces and punctuation are forgiven.

What is PERHAPS a column of ours may stand beside the real one, with another meaning.
"""

NUMBER = ("Service ID", "ID of the service", "ID услуги", "Идентификатор услуги", "Номер услуги")
NAME = (
    "Service name",
    "Name of service",
    "Name of the service",
    "Service",
    "Name",
    "Title",
    "Название услуги",
    "Наименование услуги",
    "Услуга",
    "Название",
    "Наименование",
)
CATEGORY = (
    "Service category",
    "Category",
    "Category of service",
    "Category of the service",
    "Category name",
    "Категория услуги",
    "Категория услуг",
    "Категория",
    "Название категории",
    "Группа",
    "Раздел",
)
DURATION = (
    "Duration",
    "Duration (seconds)",
    "Duration in seconds",
    "Duration, seconds",
    "Length",
    "Длительность",
    "Длительность (сек)",
    "Длительность, сек",
    "Длительность в секундах",
    "Длительность услуги",
    "Продолжительность",
)
PRICE_FROM = (
    "Price from",
    "Price",
    "Price min",
    "Minimum price",
    "Lowest price",
    "Service price",
    "Price of service",
    "Цена от",
    "Цена",
    "Цена услуги",
    "Стоимость от",
    "Стоимость услуги",
    "Минимальная цена",
)
PRICE_FROM_PERHAPS = ("Cost", "Стоимость")
PRICE_TO = (
    "Price to",
    "Price up to",
    "Price max",
    "Maximum price",
    "Highest price",
    "Цена до",
    "Стоимость до",
    "Максимальная цена",
)
STAFF = (
    "Staff who give it",
    "Staff",
    "Staff members",
    "Given by",
    "Employees",
    "Team members",
    "Masters",
    "Specialists",
    "Сотрудники",
    "Мастера",
    "Специалисты",
    "Кто оказывает",
    "Кто оказывает услугу",
)
