sh seed.sh '/^exceptions:/,/^needs:/{/^needs:/!d;}'
