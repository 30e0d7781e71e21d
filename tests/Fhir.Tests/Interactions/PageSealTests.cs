using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Interactions;

/// <summary>Page links say nothing and are good for one user.</summary>
public sealed class PageSealTests
{
    private static readonly string[] Lists = ["Patient?family=pageseal&_count=1", "Patient/_history?_count=1", "_history?_count=1", "Patient/{0}/$everything?_count=1", "Patient/{0}/_history?_count=1", "?_type=Patient,Observation&_count=1"];

    [DatabaseTheory]
    public async Task PageLink_OfAnotherUserOrEdited_IsRefusedInWords(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        var (x, colleague) = (await world.Professional("X"), await world.Professional("X", "practice-nurse"));
        var patient = await x.Add("""{"resourceType":"Patient","name":[{"family":"Pageseal"}]}""");
        await x.Put("Patient/" + patient, $$"""{"resourceType":"Patient","id":"{{patient}}","name":[{"family":"Pageseal","given":["Two"]}]}""");
        await x.Add("""{"resourceType":"Patient","name":[{"family":"Pageseal"}]}""");
        await x.Add($$$"""{"resourceType":"Observation","status":"final","code":{"text":"Weight"},"subject":{"reference":"Patient/{{{patient}}}"}}""");
        foreach (var list in Lists.Select(l => string.Format(System.Globalization.CultureInfo.InvariantCulture, l, patient)))
        {
            var first = await x.Get(list);
            var next = first.Link("next")!;
            var token = next[(next.IndexOf("_page=", StringComparison.Ordinal) + 6)..];

            (await x.Get(next)).Status.ShouldBe(200, list);
            (await x.Get(list)).Link("next").ShouldNotBe(next, "sealed anew each time: two links cannot be compared");
            foreach (var (client, address) in new[]
            {
                (colleague, next), (world.System, next), (x, next.Replace(token, Edited(token), StringComparison.Ordinal)), (x, next.Replace(token, token[..^1], StringComparison.Ordinal)),
                (x, next.Replace(token, "AAEC", StringComparison.Ordinal)), (x, next.Replace(token, "!", StringComparison.Ordinal)), (x, next.Replace(token, new string('A', 4000), StringComparison.Ordinal)),
            })
            {
                var refused = await client.Get(address);
                refused.Status.ShouldBe(400, $"{list}: {refused.Text}");
                refused.Outcome!["issue"]![0]!["diagnostics"]!.GetValue<string>().ShouldContain("page link");
            }
        }

        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task PageLink_OfOneServer_IsGoodAtAnotherOfTheSameStore(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await world.System.Add("""{"resourceType":"Patient","name":[{"family":"Pageshared"}]}""");
        await world.System.Add("""{"resourceType":"Patient","name":[{"family":"Pageshared"}]}""");
        await using var beside = await world.Beside();

        var next = (await world.System.Get("Patient?family=pageshared&_count=1")).Link("next")!;
        var page = await beside.System.Get(next.Replace(world.Address.Authority, beside.Address.Authority, StringComparison.Ordinal));

        page.Status.ShouldBe(200, page.Text);
        page.Entries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task PageLink_OfAnotherKindOfList_IsRefused()
    {
        await using var world = await World.Start();
        await world.System.Add("""{"resourceType":"Patient","name":[{"family":"Pagekind"}]}""");
        await world.System.Add("""{"resourceType":"Patient","name":[{"family":"Pagekind"}]}""");
        var history = (await world.System.Get("_history?_count=1")).Link("next")!;
        var search = (await world.System.Get("Patient?family=pagekind&_count=1")).Link("next")!;

        (await world.System.Get("Patient?family=pagekind&" + history[history.IndexOf("_page=", StringComparison.Ordinal)..])).Status.ShouldBe(400);
        (await world.System.Get("_history?" + search[search.IndexOf("_page=", StringComparison.Ordinal)..])).Status.ShouldBe(400);
    }

    private static string Edited(string token) => token[..10] + (token[10] == 'A' ? 'B' : 'A') + token[11..];
}
