"""The floor: the same answers by the best SQL a person would write by hand for this schema."""

from __future__ import annotations

from typing import Any

import psycopg

from bench.questions import Question
from bench.salon import Salon

CAP, FEW, MANY_CLIENTS, PAGE = 10_001, 3_000, 5_000, 50
SHOWN = """b.id, b.created_at, b.starts_at, b.ends_at, b.deleted_at, b.status, b.cost, b.paid, b.price, b.is_online,
  b.source_name, b.comment, b.service_ids, b.category_ids, b.created_by_id, b.staff_id, c.name, c.phone"""


def answer(salon: Salon, question: Question) -> tuple[int, list[Any]]:
    """The capped count and the newest 50: clients first, count second, and the page's form chosen by the count."""
    run = salon.connection.execute
    where = " AND ".join([f"b.location_id = {salon.location_id}", *question.where])
    semi, each = "", ""
    if question.client:
        column, typed = question.client
        alike = " AND ".join(f"{column} LIKE {_literal(run, word, column)}" for word in typed.split())
        match = f"location_id = {salon.location_id} AND {alike}"
        ids = [row[0] for row in run(f"SELECT id FROM clients_client WHERE {match} LIMIT {MANY_CLIENTS + 1}")]
        if not ids:
            return 0, []
        if len(ids) <= MANY_CLIENTS:
            where += f" AND b.client_id = ANY('{{{','.join(map(str, ids))}}}'::bigint[])"
        else:
            semi = f" AND b.client_id IN (SELECT id FROM clients_client WHERE {match})"
            each = f" AND EXISTS (SELECT 1 FROM clients_client WHERE id = b.client_id AND {match} OFFSET 0)"
    staff = f" AND b.staff_id IN ({','.join(map(str, question.staff))})" if question.staff else ""
    counted = f"SELECT count(*) FROM (SELECT 1 FROM bookings_booking b WHERE {where}{staff}{semi} LIMIT {CAP}) x"
    total = _number(run(counted))
    if total == 0:
        return 0, []
    ids_sql = _page(question, total, where=where, staff=staff, semi=semi, each=each)
    page = f"""WITH p AS MATERIALIZED ({ids_sql}) SELECT {SHOWN} FROM p JOIN bookings_booking b ON b.id = p.id
      LEFT JOIN clients_client c ON c.id = b.client_id ORDER BY p.{question.order} DESC, p.id DESC"""
    return total, run(page).fetchall()


def _page(question: Question, total: int, *, where: str, staff: str, semi: str, each: str) -> str:
    by = question.order
    order = f"ORDER BY {{0}}.{by} DESC, {{0}}.id DESC LIMIT {PAGE}"
    ranged = "created_at" if by == "starts_at" else "starts_at"
    keys = f"SELECT b.id, b.{by} FROM bookings_booking b WHERE {where}"
    if total <= FEW:
        return f"SELECT m.id, m.{by} FROM ({keys}{staff}{semi} OFFSET 0) m {order.format('m')}"
    if any(ranged in condition for condition in question.where):
        return f"SELECT m.id, m.{by} FROM ({keys}{staff}{semi} OFFSET 0) m {order.format('m')}"
    if len(question.staff) > 1:
        ids = ",".join(map(str, question.staff))
        return f"""SELECT x.id, x.{by} FROM unnest('{{{ids}}}'::bigint[]) s CROSS JOIN LATERAL
          ({keys}{semi} AND b.staff_id = s {order.format("b")}) x {order.format("x")}"""
    return f"{keys}{staff}{each} {order.format('b')}"


def _literal(run: Any, typed: str, column: str) -> str:
    folded = run("SELECT daybook_fold(%s)", [typed]).fetchone()[0] if column == "folded_name" else typed
    return "'%" + folded.replace("'", "''") + "%'"


def _number(cursor: psycopg.Cursor[Any]) -> int:
    row = cursor.fetchone()
    assert row
    return int(row[0])
