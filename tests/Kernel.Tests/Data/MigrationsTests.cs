using Goldthread.Kernel.Data;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Data;

public sealed class MigrationsTests
{
    [DatabaseTheory]
    public async Task Apply_Twice_AppliesOnce(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using (var store = await test.Open())
        {
            (await Applied(store)).ShouldBe(["Kernel 1 0001-acts", "Kernel 2 0002-spread", "Kernel 3 0003-chain", "Kernel 4 0004-requires", "Kernel 5 0005-read-person"]);
        }

        await using var again = await test.Open();

        (await Applied(again)).ShouldBe(["Kernel 1 0001-acts", "Kernel 2 0002-spread", "Kernel 3 0003-chain", "Kernel 4 0004-requires", "Kernel 5 0005-read-person"]);
    }

    [DatabaseTheory]
    public async Task Apply_MigrationEditedSince_IsRefused(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await store.Write(s => s.Statement("update kernel_migration set digest = 'another'").Execute());

        var refused = await Should.ThrowAsync<InvalidOperationException>(Migrations.Apply(store, TimeProvider.System, typeof(Database).Assembly));

        refused.Message.ShouldContain("0001 of Kernel");
    }

    [DatabaseTheory]
    public async Task Apply_MigrationGoneFromTheProduct_IsRefused(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        await using var store = await test.Open();
        await store.Write(s => s.Statement("insert into kernel_migration (module, number, name, digest, applied_at) values ('Kernel', 9000, 'x', 'x', 'x')").Execute());

        await Should.ThrowAsync<InvalidOperationException>(Migrations.Apply(store, TimeProvider.System, typeof(Database).Assembly));
    }

    [DatabaseTheory]
    public async Task Apply_AllModules_MakesTheWholeSchema(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);

        (await Applied(world.Records)).Select(a => a.Split(' ')[0]).Distinct().ShouldBe(["Coordination", "Directory", "Fhir", "Kernel", "Population", "Record", "Toolkit"]);
    }

    private static async Task<List<string>> Applied(Database store) =>
        await store.Read(s => s.Statement("select module, number, name from kernel_migration order by module, number").List(r => $"{r.GetString(0)} {r.GetInt32(1)} {r.GetString(2)}"));
}
