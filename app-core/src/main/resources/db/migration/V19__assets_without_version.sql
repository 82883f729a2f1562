-- An asset is never changed after it was stored.
alter table asset drop column version;
