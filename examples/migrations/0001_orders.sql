-- Orders of the shop behind the operations dashboard.
-- Times are milliseconds since the Unix epoch, UTC. Money is in cents.
CREATE TABLE orders (
    id          INTEGER PRIMARY KEY,
    customer    TEXT    NOT NULL,
    city        TEXT    NOT NULL,
    product     TEXT    NOT NULL,
    items       INTEGER NOT NULL CHECK (items > 0),
    total_cents INTEGER NOT NULL CHECK (total_cents > 0),
    status      TEXT    NOT NULL CHECK (status IN ('placed', 'packed', 'shipped', 'delivered', 'returned')),
    placed_at   INTEGER NOT NULL,
    shipped_at  INTEGER
) STRICT;

-- Sums over a window of time read the index alone.
CREATE INDEX orders_by_time ON orders (placed_at, total_cents);
CREATE INDEX orders_by_total ON orders (total_cents);
CREATE INDEX orders_by_customer ON orders (customer COLLATE NOCASE);
CREATE INDEX orders_by_status ON orders (status, placed_at);
CREATE INDEX orders_by_shipping ON orders (shipped_at, placed_at) WHERE shipped_at IS NOT NULL;
