"""The admin pages of assistance: what families earn and own, decisions and appeals."""
