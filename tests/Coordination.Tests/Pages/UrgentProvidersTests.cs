using System.Net;
using Goldthread.Coordination.Urgent;
using Goldthread.Fhir.Storage;
using Goldthread.Support;

namespace Goldthread.Coordination.Tests.Pages;

/// <summary>The two-hour standard of several providers, for those who see counts only.</summary>
public sealed class UrgentProvidersTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private int _number;

    [DatabaseTheory]
    public async Task Page_OfSeveralProviders_EqualsTheHandCountAndHidesWhatIsSmall(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, new SetClock { Now = Received.AddDays(5) });
        // By hand: North, Millbrook 14 in time and 6 late (70.0%), Harbour 8 in time and 8 late (50.0%): 22 of 36 (61.1%); 5 excluded, 6 missing and 7 invalid, all of Millbrook.
        await Add(world, "N", "North Trust", "Millbrook", 14, TimeSpan.FromHours(2));
        await Add(world, "N", "North Trust", "Millbrook", 6, TimeSpan.FromMinutes(121));
        await Add(world, "N", "North Trust", "Harbour", 8, TimeSpan.FromMinutes(1));
        await Add(world, "N", "North Trust", "Harbour", 8, null);
        await Add(world, "N", "North Trust", "Millbrook", 5, TimeSpan.FromMinutes(5), excluded: "injury");
        await Add(world, "N", "North Trust", "Millbrook", 6, null, ended: true);
        await Add(world, "N", "North Trust", "Millbrook", 7, TimeSpan.FromMinutes(-5));
        // South: 9 in time in one place, 3 in another, which would be told by 12 less 9; and 20 late.
        await Add(world, "S", "South Care", "Eastfield", 9, TimeSpan.FromMinutes(30));
        await Add(world, "S", "South Care", "Vale", 3, TimeSpan.FromMinutes(30));
        await Add(world, "S", "South Care", "Vale", 20, TimeSpan.FromHours(3));
        using var analyst = await Place.At(world, "ICB", "analyst");

        var (status, page, _) = await analyst.Get("/work/urgent/providers?month=2026-03");

        status.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector(".nhsuk-lede-text")!.TextContent.ShouldStartWith("50.0% of urgent referrals");
        page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.Children.Select(c => c.TextContent.Trim()))).ShouldBe(
        [
            "North Trust 61.1% 22 14 0 5 6 7",
            "Harbour 50.0% 8 8 0 0 0 0",
            "Millbrook 70.0% 14 6 0 5 6 7",
            "South Care 37.5% 12 20 0 0 0 0",
            "Eastfield * * 0 0 0 0 0",
            "Vale * * 20 0 0 0 0",
            "All providers 50.0% 34 34 0 5 6 7",
        ]);
        page.QuerySelectorAll("main a[href*='/people/']").ShouldBeEmpty();
        using var csv = await analyst.Send(new HttpRequestMessage(HttpMethod.Get, "/work/urgent/providers?month=2026-03&handler=Csv"));
        (await csv.Content.ReadAsStringAsync()).ShouldContain("South Care,Vale,*,*,20,0,0,0,0");
        (await analyst.Get("/work/urgent/providers?month=2026-02")).Page.QuerySelector(".gt-empty")!.TextContent.ShouldContain("No provider received");
    }

    [Fact]
    public async Task Page_OfWhoDoesNotPlan_IsRefusedAndThePlannerSeesNoBoard()
    {
        await using var world = await World.Start();
        using var nurse = await Place.At(world, Place.Surgery, "community-nurse");
        using var analyst = await Place.At(world, "ICB", "analyst");

        (await nurse.Get("/work/urgent/providers")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await analyst.Get("/work/urgent")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await analyst.Get("/work/urgent/counts")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void Disclosure_OfAnyCounts_ShowsNoSmallOneAndLeavesNoneToBeWorkedOut()
    {
        var chance = new Random(20260310);
        for (var turn = 0; turn < 3_000; turn++)
        {
            var providers = Enumerable.Range(0, chance.Next(1, 5)).Select(p => Provider($"P{p}", [.. Enumerable.Range(0, chance.Next(1, 5)).Select(k => Count($"{k}", () => chance.Next(4) == 0 ? 0 : chance.Next(12)))])).ToList();

            var (all, shown) = UrgentDisclosure.Of(providers);

            for (var column = 0; column < 6; column++)
            {
                Sound(all.Numbers[column], [.. shown.Select(s => s.Total.Numbers[column])], [.. providers.Select(p => Numbers(p.Total)[column])]);
                for (var i = 0; i < shown.Count; i++) Sound(shown[i].Total.Numbers[column], [.. shown[i].Places.Select(p => p.Numbers[column])], [.. providers[i].Places.Select(p => Numbers(p)[column])]);

                // The sum less all that is shown, at whatever level, is what the hidden places come to.
                var hidden = shown.Select((s, i) => (s, i)).Where(x => x.s.Total.Numbers[column] is null)
                    .SelectMany(x => x.s.Places.Select((p, k) => (Shown: p.Numbers[column], Real: Numbers(providers[x.i].Places[k])[column]))).Where(x => x.Shown is null).ToList();
                if (all.Numbers[column] is not null && hidden.Count > 0) (hidden.Count >= 2 && hidden.Sum(h => h.Real) >= 5).ShouldBeTrue();
            }
        }
    }

    // Nothing small is shown; what is shown is true; and what a total leaves for the hidden is not one number, nor fewer than five.
    private static void Sound(int? total, int?[] cells, int[] real)
    {
        foreach (var (cell, was) in cells.Append(total).Zip(real.Append(real.Sum())))
        {
            if (cell is { } number) (number, number is > 0 and < 5).ShouldBe((was, false));
        }

        var hidden = real.Where((_, i) => cells[i] is null).ToArray();
        if (total is null) (hidden.Sum() > 0 && (real.Sum() >= 5 || hidden.Sum() == real.Sum())).ShouldBeTrue();
        else if (hidden.Length > 0) (hidden.Length >= 2 && hidden.Sum() >= 5).ShouldBeTrue();
    }

    private static (UrgentCount Total, IReadOnlyList<UrgentCount> Places) Provider(string name, UrgentCount[] places) =>
        (new UrgentCount(name, places.Sum(p => p.Met), places.Sum(p => p.Breached), places.Sum(p => p.Running), places.Sum(p => p.Excluded), places.Sum(p => p.Missing), places.Sum(p => p.Invalid)), places);

    private static UrgentCount Count(string name, Func<int> next) => new(name, next(), next(), next(), next(), next(), next());

    private static int[] Numbers(UrgentCount c) => [c.Met, c.Breached, c.Running, c.Excluded, c.Missing, c.Invalid];

    private Task Add(World world, string owner, string name, string place, int times, TimeSpan? contactAfter, string excluded = "", bool ended = false) => world.Records.Write(session =>
    {
        for (var i = 0; i < times; i++)
        {
            UrgentTable.Put(session, new UrgentRow(owner, $"t{_number++}", new PersonKey(1, _number), name, place, "family", "fall", "seen", excluded, Received, Received + contactAfter, ended ? Received.AddHours(4) : null));
        }

        return true;
    });
}
