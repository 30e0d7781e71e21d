using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Kernel.Data;

/// <summary>
/// Numbered, hand-written changes of the schema, embedded in each module as <c>Schema/0001-name.sql</c> (or
/// <c>0001-name.sqlite.sql</c> and <c>.postgres.sql</c> where the text must differ). Applied in order, floor by floor, each
/// in a transaction of its own; an applied file may never change. Several servers may start on one store at the same time. Where Citus is
/// there, tables that are not spread yet are spread at the end.
/// </summary>
public static class Migrations
{
    /// <summary>Applies what is missing, module by module in the order given (lower floors first).</summary>
    /// <exception cref="InvalidOperationException">An applied migration was edited or is missing from the product.</exception>
    public static async Task Apply(Database database, TimeProvider clock, params IReadOnlyList<Assembly> modules)
    {
        await MakeTable(database);
        var tables = TableKinds.Of(modules);
        database.Dialect.PersonTables = tables.Where(t => t.Kind == TableKind.Person).Select(t => t.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var module in modules)
        {
            var name = module.GetName().Name!.Split('.')[^1];
            var applied = await database.Read(session => MigrationTable.Applied(session, name));
            var files = Files(module, database.Dialect);
            foreach (var (number, digest) in applied)
            {
                if (!files.Any(f => f.Number == number && f.Digest == digest))
                {
                    throw new InvalidOperationException($"Migration {number:0000} of {name} was applied to this store and has since changed or gone.");
                }
            }

            foreach (var file in files.Where(f => applied.All(a => a.Number != f.Number)))
            {
                await database.Write(session =>
                {
                    LockSchema(session);
                    if (MigrationTable.Applied(session, name).Exists(a => a.Number == file.Number))
                    {
                        return false; // another server was first
                    }

                    session.RunScript(database.Dialect.Spell(file.Text));
                    MigrationTable.Record(session, name, file.Number, file.Name, file.Digest, clock.GetUtcNow());
                    return true;
                });
            }
        }

        if (database.Dialect is CitusDialect)
        {
            await CitusSpread.Apply(database, tables);
        }
    }

    /// <summary>Waits until no other server changes the schema; holds until the transaction ends.</summary>
    internal static void LockSchema(Session session)
    {
        if (session.Dialect.LockSchema is { } locking)
        {
            session.Run(locking);
        }
    }

    private static async Task MakeTable(Database database)
    {
        try
        {
            await database.Write(session =>
            {
                session.RunScript(database.Dialect.Spell(MigrationTable.Create));
                return true;
            });
        }
        catch (DbException error) when (error.SqlState is "23505" or "42P07" or "42710")
        {
            // Another server made it in the same instant: "if not exists" looks before it makes, and then finds in its way, as the instant
            // has it, the name, the table, or the table's row type (https://www.postgresql.org/docs/current/errcodes-appendix.html).
        }
    }

    private static List<MigrationFile> Files(Assembly module, Dialect dialect)
    {
        var files = new List<MigrationFile>();
        foreach (var resource in module.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)))
        {
            // Goldthread.Fhir.Schema.0001-store.sql
            var stem = resource[(resource.IndexOf(".Schema.", StringComparison.Ordinal) + ".Schema.".Length)..^".sql".Length];
            var parts = stem.Split('.');
            if (parts.Length > 1 && parts[1] != dialect.SchemaName)
            {
                continue;
            }

            using var reader = new StreamReader(module.GetManifestResourceStream(resource)!);
            var text = reader.ReadToEnd();
            var number = int.Parse(parts[0][..4], CultureInfo.InvariantCulture);
            files.Add(new MigrationFile(number, parts[0], text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))));
        }

        return [.. files.OrderBy(f => f.Number)];
    }

    private sealed record MigrationFile(int Number, string Name, string Text, string Digest);
}
