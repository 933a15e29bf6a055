-- What the tests of problems break.
create table fault (
    id int primary key,
    email text not null,
    code varchar(5),
    size int,
    made date,
    constraint fault_size_check check (size > 0),
    constraint fault_bare_check check (size <> 13)
);
create unique index fault_email_key on fault (email);
create unique index fault_code_key on fault (code);
create table fault_part (fault_id int constraint fault_part_fault_id_fkey references fault);
comment on index fault_code_key is '409 duplicate_code code: another one has this code';
comment on constraint fault_size_check on fault is '422 out_of_range size: a size is above 0';
comment on constraint fault_part_fault_id_fkey on fault_part is '409 in_use : it has parts';
