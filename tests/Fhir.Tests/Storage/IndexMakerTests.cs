using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Support;
using static Goldthread.Fhir.Tests.Storage.IndexWork;

namespace Goldthread.Fhir.Tests.Storage;

/// <summary>Search parameters that are added while the store is in use, and their way into the index.</summary>
public sealed class IndexMakerTests
{
    private const int People = 100;

    [DatabaseTheory]
    public async Task AddedParameter_OverThreeThousand_AnswersTheSameBeforeDuringAndAfter(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world, People);
        await world.System.Put("SearchParameter/how", Parameter("how", "how", "token", "Observation.method"));
        await UntilAnswered(world.System, "Observation?patient=p1&how=slow", 200);

        var seen = new HashSet<int>();
        await Until(async () =>
        {
            var (status, done) = await Status(world.System, "how");
            seen.Add(done);
            (await world.System.Get("Observation?how=http://m|slow&_summary=count")).Total.ShouldBe(People * 10, $"{done} parts done");
            (await world.System.Get("Observation?patient=p7&how:not=slow&_count=100")).Total.ShouldBe(20);
            return status == "enabled";
        }, "how is in the index");

        seen.Count.ShouldBeGreaterThan(1, "progress is seen to move");
        (await IsComplete(world.System)).ShouldBeTrue();
        await UntilAnswered(world.System, "Observation?patient=p7&_sort=how&_elements=method", 200);
        (await world.System.Get("Observation?how=http://m|slow&_summary=count")).Total.ShouldBe(People * 10);
        (await world.System.Get("Observation?patient=p7&how:not=slow&_count=100")).Total.ShouldBe(20);
        (await Packed(world, await Numbers(world))).ShouldBe(People * Each, "every Observation has it in its row");

        // What is written from now on is found at once; what is changed and deleted is not.
        await world.System.Put("Observation/o7-1", Observation(7, 0).Replace("o7-0", "o7-1", StringComparison.Ordinal));
        (await world.System.Get("Observation?patient=p7&how=slow&_count=100")).Total.ShouldBe(11);
        await world.System.Delete("Observation/o7-1");
        (await world.System.Get("Observation?patient=p7&how=slow&_count=100")).Total.ShouldBe(10);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task AddedParameter_WhenInTheIndex_SortsAndLinks(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world, 3);
        await world.System.Put("SearchParameter/level", Parameter("level", "level", "string", "Observation.interpretation.text"));
        await world.System.Put("SearchParameter/within", Parameter("within", "within", "reference", "Observation.performer", more: ""","target":["Patient"]"""));
        await UntilEnabled(world.System, "level");
        await UntilEnabled(world.System, "within");
        await Until(async () => (await world.System.Get("Observation?patient=p1&_sort=-level", ("Prefer", "handling=strict"))).Status == 200, "it sorts");

        (await world.System.Get("Observation?patient=p1&_sort=-level&_count=3")).Entries.ShouldBe(["Observation/o1-29", "Observation/o1-28", "Observation/o1-27"]);
        (await world.System.Get("Observation?patient=p1&level=level%2007")).Entries.ShouldBe(["Observation/o1-7"]);
        Ids(await world.System.Get("Observation?_id=o2-4&_include=Observation:within")).ShouldBe(["Observation/o2-4", "Patient/p2"]);
        Ids(await world.System.Get("Patient?_id=p2&_revinclude=Observation:within")).Count().ShouldBe(1 + Each);
        (await world.System.Get("Observation?within.family=Number2&_summary=count")).Total.ShouldBe(Each);
        (await world.System.Get("Patient?_has:Observation:within:level=level%2003&_summary=count")).Total.ShouldBe(3);
    }

    [DatabaseTheory]
    public async Task ChangedParameter_IsNeverAnsweredByItsOldValues_AndOneTakenAwayLeavesNone(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world, 2);
        await world.System.Put("SearchParameter/how", Parameter("how", "how", "token", "Observation.method"));
        await UntilEnabled(world.System, "how");

        await world.System.Put("SearchParameter/how", Parameter("how", "how", "token", "Observation.code"));
        await Until(async () => (await world.System.Get("Observation?patient=p1&how=k&_summary=count")) is { Status: 200, Total: Each }, "the new definition answers");
        await UntilEnabled(world.System, "how");
        (await world.System.Get("Observation?patient=p1&how=slow&_summary=count")).Total.ShouldBe(0);
        (await world.System.Get("Observation?patient=p1&how=k&_summary=count")).Total.ShouldBe(Each);

        var held = await Numbers(world);
        (await Packed(world, held)).ShouldBe(2 * Each);
        await world.System.Put("SearchParameter/how", Parameter("how", "how", "token", "Observation.code", status: "retired"));
        (await Status(world.System, "how")).Status.ShouldBe("disabled");
        await UntilAnswered(world.System, "Observation?how=k", 400);
        await Until(async () => await IsComplete(world.System) && (await Numbers(world)).Count == 0, "its values are gone");
        (await Packed(world, held)).ShouldBe(0);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Restart_InTheMiddle_GoesOnWhereItStopped(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world, 40);
        await world.System.Put("SearchParameter/how", Parameter("how", "how", "token", "Observation.method"));
        await Until(async () => (await Status(world.System, "how")).Done > 20, "some parts are done");
        await using var again = await world.Restart();

        var (_, done) = await Status(again.System, "how");
        done.ShouldBeGreaterThan(20);
        await UntilEnabled(again.System, "how");
        (await again.System.Get("Observation?how=slow&_summary=count")).Total.ShouldBe(400);
        (await Packed(again, await Numbers(again))).ShouldBe(40 * Each);
        again.UnexpectedFaults.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task TwoServers_OneMakesTheIndex_BothWriteForIt()
    {
        await using var one = await World.Start(DatabaseKind.Postgres);
        await using var two = await one.Beside();
        await Fill(one, 20);
        await one.System.Put("SearchParameter/how", Parameter("how", "how", "token", "Observation.method"));
        World[] both = [one, two];
        var written = 0;
        await Until(async () =>
        {
            // Written through the server that may not have heard of it yet.
            (await both[written % 2].System.Put($"Observation/o5-{100 + written}", Observation(5, 99).Replace("o5-99", $"o5-{100 + written}", StringComparison.Ordinal))).Status.ShouldBe(201);
            written++;
            return (await Status(two.System, "how")).Status == "enabled";
        }, "how is in the index");

        foreach (var world in both)
        {
            await UntilAnswered(world.System, "Observation?patient=p5&_sort=how", 200);
            (await world.System.Get("Observation?patient=p5&how=slow&_summary=count")).Total.ShouldBe(10 + written);
            world.UnexpectedFaults.ShouldBeEmpty();
        }

        (await Packed(one, await Numbers(one))).ShouldBe((20 * Each) + written);
    }

    private static Task<List<ushort>> Numbers(World world) =>
        world.Records.Read(s => s.Statement("select number from fhir_index_parameter").List(r => (ushort)r.GetInt32(0))).AsTask();

    /// <summary>How many living rows hold a value under one of the numbers.</summary>
    private static Task<int> Packed(World world, List<ushort> numbers) => world.Records.Read(session =>
        session.Statement("select packed from fhir_index where died = @alive and further = 0").Set("alive", IndexTable.Alive)
            .List(r => r.GetBytes(0)).Count(packed => Holds(packed, numbers))).AsTask();

    private static bool Holds(byte[] packed, List<ushort> numbers)
    {
        var reader = new PackedReader(packed);
        while (reader.Read())
        {
            foreach (var number in numbers)
            {
                if (reader.IsOf(number))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
