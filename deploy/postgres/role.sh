#!/bin/sh
# The role and database of the program, made when the data folder is new.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$DATABASE_PASSWORD" --username postgres <<'SQL'
CREATE ROLE coworkflow LOGIN PASSWORD :'password';
CREATE DATABASE coworkflow OWNER coworkflow;
SQL
