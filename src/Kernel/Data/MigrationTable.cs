using System.Globalization;

namespace Goldthread.Kernel.Data;

internal static class MigrationTable
{
    public const string Create = """
        -- table: local
        create table if not exists kernel_migration (
            module text not null,
            number integer not null,
            name text not null,
            digest text not null,
            applied_at text not null,
            primary key (module, number)
        );
        """;

    private const string SelectApplied = "select number, digest from kernel_migration where module = @module order by number";

    private const string Insert = """
        insert into kernel_migration (module, number, name, digest, applied_at)
        values (@module, @number, @name, @digest, @applied_at)
        """;

    public static List<(int Number, string Digest)> Applied(Session session, string module) =>
        session.Statement(SelectApplied).Set("module", module).List(r => (r.GetInt32(0), r.GetString(1)));

    public static void Record(Session session, string module, int number, string name, string digest, DateTimeOffset at) =>
        session.Statement(Insert)
            .Set("module", module).Set("number", number).Set("name", name).Set("digest", digest)
            .Set("applied_at", at.ToString("O", CultureInfo.InvariantCulture))
            .Execute();
}
