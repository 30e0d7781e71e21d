using System.Globalization;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Histories of one resource, of a type, of everything.</summary>
public sealed class HistoryTests
{
    [DatabaseTheory]
    public async Task History_OfTypeAndSystem_IsNewestFirstAndPagesShowTheFirstMoment(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        for (var i = 0; i < 7; i++)
        {
            await world.System.Add($$$"""{"resourceType":"Patient","name":[{"text":"{{{i}}}"}]}""");
        }

        await world.System.Add("""{"resourceType":"Organization","name":"o"}""");

        var seen = new List<string>();
        var pagesRead = 0;
        var page = await world.System.Get("Patient/_history?_count=3");
        page.Status.ShouldBe(200, page.Text);
        for (var pages = 0; ; pages++)
        {
            pages.ShouldBeLessThan(5);
            seen.AddRange(page.Entries);
            pagesRead++;
            await world.System.Add("""{"resourceType":"Patient","name":[{"text":"late"}]}""");
            if (page.Link("next") is not { } next)
            {
                break;
            }

            page = await world.System.Get(next);
            page.Status.ShouldBe(200, page.Text);
        }

        seen.Count.ShouldBe(7);
        seen.Distinct().Count().ShouldBe(7);
        var everything = await world.System.Get("_history");
        everything.Body["entry"]!.AsArray().Count.ShouldBe(8 + pagesRead);
        everything.Entries.Count(e => e.StartsWith("Organization/", StringComparison.Ordinal)).ShouldBe(1);
        var times = everything.Body["entry"]!.AsArray().Select(e => e!["response"]!["lastModified"]!.ToString()).ToList();
        times.ShouldBe(times.OrderDescending());
    }

    [DatabaseTheory]
    public async Task History_SinceAndAt_ChooseVersions(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var id = await world.System.Add("""{"resourceType":"Patient"}""");
        var first = await Modified(world, id);
        await Task.Delay(20);
        await world.System.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","gender":"male"}""");
        var second = await Modified(world, id);
        await Task.Delay(20);
        await world.System.Delete($"Patient/{id}");

        foreach (var address in (string[])[$"Patient/{id}/_history", "Patient/_history", "_history"])
        {
            (await Versions(world, $"{address}?_since={second}")).ShouldBe([3, 2], address);
            (await Versions(world, $"{address}?_at={first}")).ShouldBe([1], address);
            (await Versions(world, $"{address}?_at={second}")).ShouldBe([2], address);
            (await Versions(world, $"{address}?_at={second[..10]}")).ShouldBe([3, 2, 1], address);
            (await Versions(world, $"{address}?_at=1999")).ShouldBeEmpty(address);
        }

        (await world.System.Get($"Patient/{id}/_history?_since=yesterday")).Status.ShouldBe(400);
        (await world.System.Get($"Patient/{id}/_history?_count=0")).Status.ShouldBe(400);
        (await world.System.Get($"Patient/{id}/_history?nonsense=1")).Status.ShouldBe(400);
        (await world.System.Get("_history?_page=nonsense")).Status.ShouldBe(400);
        (await world.System.Get("Nonsense/_history")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task History_OfOneResource_IsPaged()
    {
        await using var world = await World.Start();
        var id = await world.System.Add("""{"resourceType":"Patient"}""");
        for (var i = 2; i <= 5; i++)
        {
            await world.System.Put($"Patient/{id}", $$$"""{"resourceType":"Patient","id":"{{{id}}}","multipleBirthInteger":{{{i}}}}""");
        }

        var first = await world.System.Get($"Patient/{id}/_history?_count=2");
        await world.System.Delete($"Patient/{id}");
        var second = await world.System.Get(first.Link("next")!);
        var third = await world.System.Get(second.Link("next")!);

        first.Total.ShouldBe(5);
        Numbers(first).ShouldBe([5, 4]);
        Numbers(second).ShouldBe([3, 2]);
        Numbers(third).ShouldBe([1]);
        third.Link("next").ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task History_OfWhatIsOutOfSight_DoesNotExist(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var gp = await world.Professional("Y01");
        var hidden = await world.System.Add("""{"resourceType":"Patient"}""");
        var own = await gp.Add("""{"resourceType":"Patient"}""");

        (await gp.Get("Patient/_history")).Entries.ShouldBe([$"Patient/{own}"]);
        (await gp.Get("_history")).Entries.ShouldBe([$"Patient/{own}"]);
        (await gp.Get($"Patient/{hidden}/_history")).Status.ShouldBe(404);
        (await gp.Get("Patient/_history?_count=1")).Link("next").ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task History_OfWhatMoved_IsWhole(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var people = new[] { await world.System.Add("""{"resourceType":"Patient"}"""), await world.System.Add("""{"resourceType":"Patient","active":true}"""), await world.System.Add("""{"resourceType":"Patient","active":false}""") };
        foreach (var person in people)
        {
            (await world.System.Put("Observation/moves", $$$"""{"resourceType":"Observation","id":"moves","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{{person}}}"}}""")).Status.ShouldBeInRange(200, 201);
        }

        var history = await world.System.Get("Observation/moves/_history");

        history.Body["entry"]!.AsArray().Select(e => e!["resource"]!["subject"]!["reference"]!.ToString()).ShouldBe(people.Reverse().Select(p => $"Patient/{p}"));
        (await world.System.Get("Observation/moves/_history/1")).Status.ShouldBe(200);
        (await world.System.Get("Observation/_history")).Body["entry"]!.AsArray().Count.ShouldBe(3);
        var gp = await world.Professional("Y01");
        (await gp.Get("Observation/moves/_history")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Head_OfReadAndSearch_HasNoBody()
    {
        await using var world = await World.Start();
        var id = await world.System.Add("""{"resourceType":"Patient"}""");

        var read = await world.System.Send(HttpMethod.Head, $"Patient/{id}", null);

        read.Status.ShouldBe(200);
        read.Bytes.ShouldBeEmpty();
        read.ETag.ShouldBe("W/\"1\"");
        (await world.System.Send(HttpMethod.Head, "Patient?_id=x", null)).Status.ShouldBe(200);
    }

    private static async Task<string> Modified(World world, string id) => (await world.System.Get($"Patient/{id}")).Body["meta"]!["lastUpdated"]!.ToString();

    private static async Task<IEnumerable<int>> Versions(World world, string address)
    {
        var answer = await world.System.Get(address);
        answer.Status.ShouldBe(200, answer.Text);
        return Numbers(answer);
    }

    private static IEnumerable<int> Numbers(FhirAnswer answer) =>
        answer.Body["entry"]?.AsArray().Select(e => int.Parse(e!["response"]!["etag"]!.ToString()[3..^1], CultureInfo.InvariantCulture)) ?? [];
}
