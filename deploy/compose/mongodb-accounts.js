// Run once by the image, when its volume is empty: each service may read and write its own database, and no other.
const fs = require('fs');
for (const service of ['article', 'category', 'notification']) {
  db.getSiblingDB('admin').createUser({
    user: service,
    pwd: fs.readFileSync(`/run/secrets/${service.toUpperCase()}_PASSWORD`, 'utf8').trim(),
    roles: [{ role: 'readWrite', db: service }],
  });
}
