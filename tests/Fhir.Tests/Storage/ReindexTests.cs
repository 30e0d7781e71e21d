using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;
using static Goldthread.Fhir.Tests.Storage.IndexWork;

namespace Goldthread.Fhir.Tests.Storage;

/// <summary>The whole index made anew while the store is in use.</summary>
public sealed class ReindexTests
{
    [DatabaseTheory]
    public async Task Reindex_WhileAWriterWritesAndASearcherSearches_LosesAndDoublesNothing(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world, 30);
        await world.System.Delete("Observation/o4-0");
        var first = await world.System.Get("Observation?patient=p5&_sort=_lastUpdated,_id&_count=10");
        var pinned = (await world.System.Get("Observation?patient=p5&_sort=_lastUpdated,_id&_count=100")).Entries;

        (await world.System.Post("$reindex", "{}")).Status.ShouldBe(202);
        var written = 0;
        await Until(async () =>
        {
            await world.System.Put($"Observation/o5-{100 + written}", Observation(5, 9).Replace("o5-9", $"o5-{100 + written}", StringComparison.Ordinal));
            written++;
            var found = await world.System.Get("Observation?patient=p5&_count=1000");
            found.Total.ShouldBe(Each + written);
            found.Entries.Distinct().Count().ShouldBe(Each + written);
            (await world.System.Get("Observation?code=urn:c|k&_summary=count")).Total.ShouldBe((30 * Each) + written - 1);
            return await IsComplete(world.System);
        }, "the index is made");

        // The pages of a list that was begun before show what was there then.
        var pages = new List<string>(first.Entries);
        for (var next = first.Link("next"); next is not null;)
        {
            var page = await world.System.Get(next);
            pages.AddRange(page.Entries);
            next = page.Link("next");
        }

        pages.ShouldBe(pinned);
        var report = await new JournalVerifier(world.Records, world.Reads, FhirModule.CommitContent).Verify();
        report.Faults.ShouldBeEmpty();
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Reindex_OfADamagedIndex_IsAsTheRecordSays(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world, 12);
        await world.System.Put("Observation/o3-3", Observation(3, 1).Replace("o3-1", "o3-3", StringComparison.Ordinal));
        await world.System.Delete("Observation/o3-4");
        var before = await Rows(world);
        await world.Records.Write(s => s.Statement("delete from fhir_index where newest < -1768608000").Execute());
        await world.Records.Write(s => s.Statement("update fhir_index set died = @d where died < @alive").Set("d", IndexTable.Alive).Set("alive", IndexTable.Alive).Execute());
        await world.Records.Write(s => s.Statement("update fhir_index set packed = @p where lead = 0").Set("p", Array.Empty<byte>()).Execute());
        await world.Records.Write(s => s.Statement("delete from fhir_lookup").Execute());
        (await Rows(world)).ShouldNotBe(before);

        (await world.System.Post("$reindex", "{}")).Status.ShouldBe(202);
        await Until(() => IsComplete(world.System), "the index is made");

        (await Rows(world)).ShouldBe(before);
        (await world.System.Get("Patient?family=number7")).Entries.ShouldBe(["Patient/p7"]);
        (await world.System.Get("Observation?patient=p3&_summary=count")).Total.ShouldBe(Each - 1);
    }

    [Fact]
    public async Task Reindex_ByAnybodyElse_IsRefused()
    {
        await using var world = await World.Start();
        var gp = await world.Professional("X");

        (await gp.Post("$reindex", "{}")).Status.ShouldBe(403);
        (await world.Stranger().Get("$reindex")).Status.ShouldBe(401);
        (await world.System.Get("$reindex")).Body["parameter"]![0]!["valueCode"]!.GetValue<string>().ShouldBe("completed");
        (await world.System.Get("SearchParameter/none/$status")).Status.ShouldBe(404);
        (await gp.Get("SearchParameter/none/$status")).Status.ShouldBe(404);
    }

    [DatabaseTheory]
    public async Task Turn_ByTwoAtOnce_BreaksNothing(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await Fill(world, 6);
        var before = await Rows(world);
        var maker = world.Services.GetRequiredService<IndexMaker>();
        var wanted = await maker.Request();
        var other = new IndexMaker(world.Records, world.Services.GetRequiredService<IndexExtractor>(), TimeProvider.System);

        await Until(async () =>
        {
            await Task.WhenAll(Task.Run(() => maker.Turn()), Task.Run(() => other.Turn()));
            return (await maker.Progress()).IsComplete;
        }, "the index is made");

        (await maker.Progress()).Generation.ShouldBe(wanted.Generation);
        (await Rows(world)).ShouldBe(before);
    }

    private static async Task<string> Rows(World world)
    {
        var rows = await world.Records.Read(session => session.Statement("select part, person, type, lead, newest, row_no, further, born, died, packed from fhir_index")
            .List(r => $"{r.GetInt32(0)} {r.GetInt64(1)} {r.GetInt16(2)} {r.GetInt64(3)} {r.GetInt64(4)} {r.GetInt64(5)} {r.GetInt16(6)} {r.GetInt64(7)} {r.GetInt64(8)} {Convert.ToHexString(r.GetBytes(9))}"));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }
}
