// The health check: starts the replica set the first time, and succeeds once its member takes writes.
const fs = require('fs');
const password = fs.readFileSync('/run/secrets/ROOT_PASSWORD', 'utf8').trim();
const admin = connect(`mongodb://root:${password}@127.0.0.1:27017/admin?directConnection=true`);
if (admin.hello().setName === undefined) {
  admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] } });
}
quit(admin.hello().isWritablePrimary ? 0 : 1);
