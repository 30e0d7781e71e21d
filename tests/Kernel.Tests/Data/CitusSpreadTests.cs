using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Tests.Acts;
using Goldthread.Support;

namespace Goldthread.Kernel.Tests.Data;

public sealed class CitusSpreadTests
{
    private static readonly TableDeclaration[] Tables =
    [
        new("known", TableKind.Lookup, "name"), new("head", TableKind.Person, "part"), new("area", TableKind.Place, null), new("item", TableKind.Person, "part"),
        new("done", TableKind.Local, null), new("slot", TableKind.Lookup, "number"), new("other", TableKind.Lookup, "id"),
    ];

    [Fact]
    public void Calls_NothingSpreadYet_PeopleFirstThenLookupsThenThePlace()
    {
        CitusSpread.Calls(Tables, new HashSet<string>(), TypeOf).ShouldBe(
        [
            "select create_distributed_table('head', 'part', colocate_with => 'none', shard_count => 32)",
            "select create_distributed_table('item', 'part', colocate_with => 'head')",
            "select create_distributed_table('known', 'name', colocate_with => 'none', shard_count => 32)",
            "select create_distributed_table('slot', 'number', colocate_with => 'head')",
            "select create_distributed_table('other', 'id', colocate_with => 'known')",
            "select create_reference_table('area')",
        ]);
    }

    [Fact]
    public void Calls_SomeSpreadAlready_OnlyTheRest()
    {
        CitusSpread.Calls(Tables, new HashSet<string> { "head", "known", "area", "slot" }, TypeOf).ShouldBe(
        [
            "select create_distributed_table('item', 'part', colocate_with => 'head')",
            "select create_distributed_table('other', 'id', colocate_with => 'known')",
        ]);
        CitusSpread.Calls(Tables, Tables.Select(t => t.Table).ToHashSet(), TypeOf).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Apply_WholeSchema_SpreadsEveryTableOnce()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using var store = await CitusStandIn.Open(test);
        await Migrations.Apply(store, TimeProvider.System, World.Modules);
        var spread = await CitusStandIn.Spread(store);

        // Again, as at every start: what is spread is left alone.
        await using var again = CitusStandIn.Again(test);
        await Migrations.Apply(again, TimeProvider.System, World.Modules);

        (await CitusStandIn.Spread(again)).ShouldBe(spread);
        var declared = TableKinds.Of(World.Modules);
        spread.Select(s => s.Table).Order().ShouldBe(declared.Where(d => d.Kind != TableKind.Local).Select(d => d.Table).Order());
        foreach (var person in declared.Where(d => d.Kind == TableKind.Person))
        {
            spread.ShouldContain((person.Table, "part", "kernel_head"), "one colocation group");
        }

        spread.Select(s => s.With).Where(w => w is not null).Distinct().Count().ShouldBeLessThanOrEqualTo(4, "fewer groups, fewer moves when a machine is added");
        spread.Single(s => s.Table == "fhir_location").By.ShouldBe("id");
        spread.Single(s => s.Table == "record_user").By.ShouldBeNull();
    }

    [SkippableFact]
    public async Task Apply_CutOff_GoesOnWhereItStopped()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using var store = await CitusStandIn.Open(test);
        await store.Write(session =>
        {
            session.RunScript("alter function create_reference_table(regclass) rename to create_reference_table_away");
            return true;
        });
        await Should.ThrowAsync<System.Data.Common.DbException>(Migrations.Apply(store, TimeProvider.System, typeof(Database).Assembly));
        await store.Write(session =>
        {
            session.RunScript("alter function create_reference_table_away(regclass) rename to create_reference_table");
            return true;
        });
        (await CitusStandIn.Spread(store)).Select(s => s.Table).ShouldBe(["kernel_head", "kernel_journal", "kernel_outbox", "kernel_read", "kernel_chain"], "what was done stays done");

        await Migrations.Apply(store, TimeProvider.System, typeof(Database).Assembly);

        (await CitusStandIn.Spread(store)).Select(s => s.Table).ShouldBe(["kernel_head", "kernel_journal", "kernel_outbox", "kernel_read", "kernel_chain", "kernel_actor", "kernel_seal"]);
    }

    [SkippableFact]
    public async Task Apply_ManyServersAtOnce_EachTableOnce()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using (await CitusStandIn.Open(test))
        {
        }

        var servers = Enumerable.Range(0, 4).Select(_ => CitusStandIn.Again(test)).ToList();
        await Task.WhenAll(servers.Select(s => Task.Run(() => Migrations.Apply(s, TimeProvider.System, World.Modules))));

        var spread = await CitusStandIn.Spread(servers[0]);
        spread.Count.ShouldBe(TableKinds.Of(World.Modules).Count(t => t.Kind != TableKind.Local));
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Rule 13: what the server or the role would plan for every value alike, these sessions plan for the value at hand.</summary>
    [SkippableFact]
    public async Task Session_OfCitus_NeverForcesGenericPlans()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using (var plain = Database.Open(test.Location))
        {
            plain.Dialect.Name.ShouldBe("postgres");
            await plain.Write(session =>
            {
                session.RunScript($"alter database {test.Name} set plan_cache_mode = force_generic_plan");
                return true;
            });
        }

        await using var forced = Database.Open(test.Location);
        await using var store = CitusStandIn.Again(test);

        (await forced.Read(PlanMode)).ShouldBe("force_generic_plan", "or the next line shows nothing");
        (await store.Read(PlanMode)).ShouldBe("auto");
        (await store.Write(PlanMode)).ShouldBe("auto");
    }

    [SkippableFact]
    public async Task Write_OnCitus_KeepsChainsAndSchemaOfPostgres()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Postgres);
        await using var store = await CitusStandIn.Open(test);
        await Migrations.Apply(store, TimeProvider.System, World.Modules);

        for (var i = 0; i < 3; i++)
        {
            await store.Write(session =>
            {
                PartWriter.Open(session, 5).Close(Chains.Act(Chains.Nurse));
                return true;
            });
        }

        (await new JournalVerifier(store, store, (_, _, _, _) => { }).Verify()).Faults.ShouldBeEmpty();
        (await store.Read(session => Positions.Of(session, 5))).ShouldBe(3);
    }

    private static string PlanMode(Session session) => session.Statement("select current_setting('plan_cache_mode')").First(r => r.GetString(0), "");

    private static string TypeOf(string table, string column) => column is "name" or "id" ? "text C" : "integer";
}
