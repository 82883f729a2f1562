-- What an administrator knows better than the adapter of what a connection can do: a line for each model.
alter table vendor_connection add column corrections varchar(4000) default '' not null;
