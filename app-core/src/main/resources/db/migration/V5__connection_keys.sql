-- Connections of real vendors: where they are, their keys, what they are used for, and whether configuration declares them.

alter table vendor_connection add column base_url varchar(500);
-- Encrypted with the master key for this connection alone.
alter table vendor_connection add column api_key_cipher varchar(2000);
-- What is declared in configuration is changed there only.
alter table vendor_connection add column declared boolean default false not null;
-- The share among connections of the same priority.
alter table vendor_connection add column weight integer default 1 not null check (weight between 1 and 1000);
-- The models it is used for, joined by commas; empty for all that its vendor has.
alter table vendor_connection add column models varchar(2000) default '' not null;
