using System.Globalization;
using System.Text.Json.Nodes;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Import;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Search;

/// <summary>Searches, everything about a person, and exports as of an earlier time.</summary>
public sealed class PastMomentTests
{
    private const int Seed = 20260301;

    /// <summary>Every route of a search against what plain dictionaries say was there.</summary>
    [DatabaseTheory]
    public async Task Search_AtEveryMomentOfAStore_IsWhatStoodThen(DatabaseKind kind)
    {
        var clock = new StandingClock();
        await using var world = await World.Start(kind, clock);
        var past = new PastWorld(world, clock, new Random(Seed));
        await past.Live(70);
        clock.Step(TimeSpan.FromHours(3));

        foreach (var (at, held) in past.Moments.Where((_, i) => i % 4 == 0 || i == past.Moments.Count - 1))
        {
            await Holds("?_type=Observation,Condition&code=http://c%7Cx", at, held.Where(h => h.Type is "Observation" or "Condition" && h.Says == "x"));
            foreach (var person in PastWorld.People)
            {
                await Holds($"Patient/{person}/$everything", at, held.Where(h => h.About.Contains(person)));
                await Holds($"Observation?patient={person}", at, held.Where(h => h.Type == "Observation" && h.About.Contains(person)));
                await Holds($"Observation?patient={person}&code=http://c%7Cy&_total=none", at, held.Where(h => h.Type == "Observation" && h.Says == "y" && h.About.Contains(person)));
                await Holds($"Patient/{person}/Condition", at, held.Where(h => h.Type == "Condition" && h.About.Contains(person)));
                await Holds($"Group?member=Patient/{person}", at, held.Where(h => h.Type == "Group" && h.About.Contains(person)));
                await Holds($"Condition?subject=Patient/{person}&_include=Condition:subject", at, Along(held, person));
            }

            foreach (var family in PastWorld.Families)
            {
                bool Named(string id) => held.Any(h => h.Type == "Patient" && h.Id == id && h.Says == family);
                await Holds($"Patient?family={family}", at, held.Where(h => h.Type == "Patient" && h.Says == family));
                await Holds($"Condition?subject:Patient.family={family}", at, held.Where(h => h.Type == "Condition" && Named(h.About[0])));
            }

            foreach (var code in PastWorld.Codes)
            {
                await Holds($"Observation?code=http://c%7C{code}&_sort=_id", at, held.Where(h => h.Type == "Observation" && h.Says == code));
                await Holds($"Condition?code=http://c%7C{code}", at, held.Where(h => h.Type == "Condition" && h.Says == code));
                await Holds($"Patient?_has:Observation:patient:code=http://c%7C{code}", at, held.Where(h => h.Type == "Patient" && held.Any(o => o.Type == "Observation" && o.Says == code && o.About.Contains(h.Id))));
            }

            await Holds("Observation?_id=o0,o1,o2", at, held.Where(h => h.Type == "Observation" && h.Id is "o0" or "o1" or "o2"));
            (await world.System.Get($"Patient?_summary=count&_at={at}&_lastUpdated=gt2000-01-01")).Total.ShouldBe(held.Count(h => h.Type == "Patient"));
        }

        world.UnexpectedFaults.ShouldBeEmpty();

        async Task Holds(string address, string at, IEnumerable<PastItem> expected)
        {
            var answer = await world.System.Get($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}_at={at}&_count=100");
            answer.Status.ShouldBe(200, answer.Text);
            answer.Entries.ShouldBe(expected.Select(e => e.Name), ignoreOrder: true, $"{address} at {at}");
        }

        static IEnumerable<PastItem> Along(IReadOnlyList<PastItem> held, string person)
        {
            var found = held.Where(h => h.Type == "Condition" && h.About.Contains(person)).ToList();
            return found.Count == 0 ? [] : found.Concat(held.Where(h => h.Name == $"Patient/{person}"));
        }
    }

    [DatabaseTheory]
    public async Task Export_AtEveryMomentOfAStore_IsWhatStoodThen(DatabaseKind kind)
    {
        var clock = new StandingClock();
        await using var world = await World.Start(kind, clock);
        var past = new PastWorld(world, clock, new Random(Seed + 1));
        await past.Live(40);
        clock.Step(TimeSpan.FromHours(3));
        var folder = System.IO.Directory.CreateTempSubdirectory("goldthread-past-");
        foreach (var (at, held) in past.Moments.Where((_, i) => i % 5 == 0))
        {
            var to = Path.Combine(folder.FullName, at.Replace(":", "", StringComparison.Ordinal));
            await new Exporter(world.Records, new LocalReferences(FhirDefinitions.R4)).Write(to, new Progress<long>(), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
            var written = System.IO.Directory.GetFiles(to).SelectMany(File.ReadLines).Select(l => JsonNode.Parse(l)!).Select(r => $"{r["resourceType"]}/{r["id"]}");
            written.ShouldBe(held.Select(h => h.Name), ignoreOrder: true, at);
        }

        folder.Delete(recursive: true);
    }

    [DatabaseTheory]
    public async Task Search_NameThatChanged_IsFoundByTheNameOfThen(DatabaseKind kind)
    {
        var clock = new StandingClock();
        await using var world = await World.Start(kind, clock);
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Oldname").Json);
        var before = clock.Text;
        clock.Step(TimeSpan.FromMilliseconds(1));
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Newname").Json);
        var after = clock.Text;

        (await world.System.Get($"Patient?family=Oldname&_at={before}")).Body["entry"]![0]!["resource"]!["name"]![0]!["family"]!.GetValue<string>().ShouldBe("Oldname");
        (await world.System.Get($"Patient?family=Newname&_at={before}")).Total.ShouldBe(0);
        (await world.System.Get($"Patient?family=Oldname&_at={after}")).Total.ShouldBe(0);
        (await world.System.Get($"Patient?family=Newname&_at={after}")).Total.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Pages_OfAnEarlierMoment_GoOnShowingIt(DatabaseKind kind)
    {
        var clock = new StandingClock();
        await using var world = await World.Start(kind, clock);
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Pages").Json);
        var then = Enumerable.Range(0, 7).Select(i => new PastItem("Observation", $"o{i}", "x", "p")).ToList();
        foreach (var item in then)
        {
            await world.System.Put(item.Name, item.Json);
        }

        var at = clock.Text;
        clock.Step(TimeSpan.FromSeconds(1));
        await world.System.Delete("Observation/o1");
        foreach (var first in (string[])[$"Observation?patient=p&_count=2&_at={at}", $"Observation?code=x&_count=2&_at={at}", $"Patient/p/$everything?_count=2&_type=Observation&_at={at}"])
        {
            var seen = new List<string>();
            for (var page = await world.System.Get(first); ; page = await world.System.Get(page.Link("next")!))
            {
                page.Status.ShouldBe(200, page.Text);
                page.Total.ShouldBe(7);
                page.Link("self")!.ShouldContain("_at=");
                seen.AddRange(page.Entries);
                clock.Step(TimeSpan.FromSeconds(1));
                await world.System.Put("Observation/o2", new PastItem("Observation", "o2", "y" + clock.Text, "p").Json);
                await world.System.Delete($"Observation/o{seen.Count}");
                if (page.Link("next") is null)
                {
                    break;
                }
            }

            seen.ShouldBe(then.Select(t => t.Name), ignoreOrder: true, first);
            foreach (var item in then)
            {
                await world.System.Put(item.Name, item.Json);
            }
        }
    }

    [DatabaseTheory]
    public async Task At_SightIsThatOfNow_AndTheReadIsJournalled(DatabaseKind kind)
    {
        var clock = new StandingClock();
        await using var world = await World.Start(kind, clock);
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Sight").Json);
        await world.System.Put("Observation/o", new PastItem("Observation", "o", "x", "p").Json);
        var at = clock.Text;
        clock.Step(TimeSpan.FromDays(1));
        var gp = await world.Professional("LATER");

        (await gp.Get($"Patient/p/$everything?_at={at}")).Status.ShouldBe(404);
        (await gp.Get($"Observation?patient=p&_at={at}")).Total.ShouldBe(0);
        var person = (await world.Records.Read(s => Locator.Person(s, new LocalReferences(FhirDefinitions.R4).Number("Patient"), "p")))!.Value;
        await world.Records.Write(s =>
        {
            RelationshipTable.Give(s, person, "LATER", SightGround.Sends);
            return true;
        });

        (await gp.Get($"Patient/p/$everything?_at={at}")).Total.ShouldBe(2);
        (await gp.Get($"Observation?patient=p&_at={at}")).Total.ShouldBe(1);
        var acts = await world.Reads.Read(s => s.Statement("select activity from kernel_read where person > 0").List(r => r.GetString(0)));
        acts.ShouldContain($"everything of Patient/p?_at={at}");
        acts.ShouldContain($"search Observation?patient=p&_at={at}");
    }

    [DatabaseTheory]
    public async Task At_ClockPutBack_IsTheLastCommitThatIsNotLater(DatabaseKind kind)
    {
        var clock = new StandingClock();
        await using var world = await World.Start(kind, clock);
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Clock").Json);
        var steps = new[] { 60, 60, -600, 60, 60, 1200, 60 };
        var written = new List<(DateTimeOffset At, string Name)>();
        foreach (var (step, i) in steps.Select((s, i) => (s, i)))
        {
            clock.Step(TimeSpan.FromSeconds(step));
            await world.System.Put($"Observation/o{i}", new PastItem("Observation", $"o{i}", "x", "p").Json);
            written.Add((clock.GetUtcNow(), $"Observation/o{i}"));
        }

        clock.Step(TimeSpan.FromDays(1));
        for (var at = written.Min(w => w.At).AddMinutes(-1); at < written.Max(w => w.At).AddMinutes(2); at = at.AddSeconds(30))
        {
            var expected = written.Take(written.FindLastIndex(w => w.At <= at) + 1).Select(w => w.Name);
            (await world.System.Get($"Observation?patient=p&_at={at.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture)}")).Entries.ShouldBe(expected, ignoreOrder: true, at.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Positions_ManyCommits_AreThoseOfTheTime()
    {
        var clock = new StandingClock();
        await using var world = await World.Start(DatabaseKind.Sqlite, clock);
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Many").Json);
        var times = new List<long> { clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var random = new Random(Seed);
        for (var i = 0; i < 60; i++)
        {
            clock.Step(TimeSpan.FromMinutes(random.Next(-20, 180)));
            await world.System.Put($"Observation/o{i}", new PastItem("Observation", $"o{i}", "x", "p").Json);
            times.Add(clock.GetUtcNow().ToUnixTimeMilliseconds());
        }

        var part = await world.Records.Read(s => Positions.All(s).Single(p => p.Value == times.Count).Key);
        foreach (var at in times.SelectMany(t => (long[])[t - 1, t, t + 1]).Append(0).Append(long.MaxValue))
        {
            (await world.Records.Read(s => Positions.OfAt(s, part, at))).ShouldBe(times.FindLastIndex(t => t <= at) + 1);
        }
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-02-01")]
    [InlineData("2026-02")]
    [InlineData("2026-02-01T10:00Z")]
    [InlineData("2026-02-01T10:00:00")]
    [InlineData("2026-02-01T10:00:00 01:00")]
    [InlineData("2026-02-30T10:00:00Z")]
    [InlineData("ge2026-02-01T10:00:00Z")]
    [InlineData("2026-03-01T09:00:00.001Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("")]
    [InlineData("';drop table fhir_key;--")]
    public async Task At_NoInstantOrOneToCome_IsRefusedByName(string at)
    {
        await using var world = await World.Start(clock: new StandingClock());
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Bad").Json);

        foreach (var address in (string[])["Observation?patient=p&_at=", "Patient?family=Bad&_at=", "Patient/p/$everything?_at=", "Patient/p/Observation?_at=", "?_type=Observation,Condition&patient=p&_at="])
        {
            var answer = await world.System.Get(address + Uri.EscapeDataString(at));
            answer.Status.ShouldBe(400, $"{address}{at}: {answer.Text}");
            answer.FaultPaths.ShouldContain("_at");
        }

        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task At_InAConditionOrTwice_IsRefused()
    {
        await using var world = await World.Start(clock: new StandingClock());
        await world.System.Put("Patient/p", new PastItem("Patient", "p", "Twice").Json);

        (await world.System.Get("Patient?family=Twice&_at=2026-02-01T10:00:00Z&_at=2026-02-02T10:00:00Z")).Status.ShouldBe(400);
        (await world.System.Delete("Patient?family=Twice&_at=2026-02-01T10:00:00Z")).Status.ShouldBe(400);
        (await world.System.Post("Patient", """{"resourceType":"Patient"}""", ("If-None-Exist", "family=Twice&_at=2026-02-01T10:00:00Z"))).Status.ShouldBe(400);
        (await world.System.Get("Patient?family=Twice&_at=2026-02-01T10:00:00Z")).Total.ShouldBe(0, "before the first commit there is nothing");
        (await world.System.Get("Patient/p/$everything?_at=2026-02-01T10:00:00%2B01:00")).Total.ShouldBe(0);
    }
}
