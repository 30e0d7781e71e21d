using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;
using Goldthread.Population.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Journeys;

/// <summary>
/// An analyst who is signed in tries to find out whether one person is in a group: by two cohorts that differ by that person, by drafts, by steps and what is left of them, by the profile and its CSV,
/// by an extract. All numbers that come back are put together, and the store says who is really in each set. The town is the attacker's own: what others were shown before stands in no way.
/// </summary>
public sealed partial class AttackerTests(Town town) : IClassFixture<Town>
{
    private const int Protected = 4;
    private const int Tries = 6;

    [SkippableFact]
    public async Task Attacker_WithAllThatIsShown_DoesNotLearnOfOnePerson()
    {
        await using var analyst = await (await town.Visit()).SignIn("analyst-wei-chen");
        var people = await Truth();
        var births = people.Where(p => !p.OptedOut).Select(p => p.Born).Order().ToList();
        var sums = new PublishedSums(people.Count);

        // The first pair of neighbours by birth of whom the first count is shown at all.
        var (earlier, later, isShown) = (default(DateOnly), default(DateOnly), false);
        for (var (pivot, tries) = (births.Count / 2, 0); tries < Tries && !isShown; pivot++, tries++)
        {
            while (births[pivot] == births[pivot - 1] || births[pivot] == births[pivot + 1]) pivot++;
            (earlier, later) = (births[pivot], births[pivot].AddDays(1));
            isShown = Number(Step().Match(await Ask(analyst, people, sums, $"include born < {Day(earlier)}", [p => p.Born < earlier])).Groups[2].Value) is not null;
        }

        isShown.ShouldBeTrue("an attack that is shown nothing proves nothing");
        people.Count(p => !p.OptedOut && p.Born >= earlier && p.Born < later).ShouldBe(1);
        bool IsHidden(int i) => !people[i].OptedOut && people[i].Born >= earlier && people[i].Born < later;

        (await Ask(analyst, people, sums, $"include born < {Day(later)}", [p => p.Born < later])).ShouldContain("nearly the same people were counted before");
        await Ask(analyst, people, sums, $"exclude born < {Day(later)}", [p => !(p.Born < later)]);
        await Ask(analyst, people, sums, $"include born < {Day(later)}\nexclude born < {Day(earlier)}", [p => p.Born < later, p => !(p.Born < earlier)]);
        await Ask(analyst, people, sums, $"exclude born < {Day(earlier)}\ninclude born >= {Day(later)}", [p => !(p.Born < earlier), p => p.Born >= later]);
        await Ask(analyst, people, sums, $"include born < {Day(earlier)} or (born >= {Day(earlier)} and born < {Day(later)})", [p => p.Born < later]);
        await Ask(analyst, people, sums, $"include sex = \"female\"\ninclude born < {Day(later)}", [p => p.IsFemale, p => p.Born < later]);
        await Ask(analyst, people, sums, $"include sex = \"female\"\ninclude born < {Day(earlier)}", [p => p.IsFemale, p => p.Born < earlier]);
        await Ask(analyst, people, sums, $"exclude sex = \"female\"\ninclude born < {Day(later)}", [p => !p.IsFemale, p => p.Born < later]);
        await Ask(analyst, people, sums, $"exclude sex = \"female\"\ninclude born < {Day(earlier)}", [p => !p.IsFemale, p => p.Born < earlier]);
        await Profile(analyst, people, sums);
        await Extract(analyst, people, sums, $"include born < {Day(later)}", later);

        var (least, most) = sums.Of(IsHidden);
        (Math.Floor(most + 1e-6) - Math.Ceiling(least - 1e-6) + 1).ShouldBeGreaterThanOrEqualTo(Protected, $"from {sums.Count} numbers the attacker knows that {least} to {most} people are born on {Day(earlier)}");

        // The attacker is no fool: had the second count been shown as it is, one person would have been found.
        foreach (var day in (DateOnly[])[earlier, later])
        {
            var count = people.Count(p => !p.OptedOut && p.Born < day);
            sums.Add(i => !people[i].OptedOut && people[i].Born < day, count, count);
        }

        sums.Of(IsHidden).ShouldBe((1, 1));
    }

    // A draft; who is left after each step is known to the test from the store.
    private static async Task<string> Ask(Visitor analyst, List<Somebody> people, PublishedSums sums, string steps, Func<Somebody, bool>[] keeps)
    {
        await analyst.Page.GotoAsync("/population/cohorts/edit");
        await analyst.Page.FillAsync("#Text", $"# Attempt\nas at {TimeProvider.System.GetUtcNow():yyyy-MM-dd}\n{steps}\n");
        await analyst.Page.ClickAsync("button[value=count]:not([tabindex])");
        var text = await analyst.Text();
        bool Before(int i, int step) => !people[i].OptedOut && keeps.Take(step).All(k => k(people[i]));
        if (Everybody().Match(text) is { Success: true } all && Number(all.Groups[1].Value) is { } everybody) sums.Add(i => Before(i, 0), everybody);
        var lines = Step().Matches(text);
        lines.Count.ShouldBe(keeps.Length, text);
        for (var s = 0; s < keeps.Length; s++)
        {
            var step = s;
            if (Number(lines[s].Groups[1].Value) is { } removed) sums.Add(i => Before(i, step) && !keeps[step](people[i]), removed);
            if (Number(lines[s].Groups[2].Value) is { } left) sums.Add(i => Before(i, step + 1), left);
        }

        return text;
    }

    // Everybody who is counted in the profile, by neighbourhood and by fifth, from the CSV of an indicator among everybody.
    private static async Task Profile(Visitor analyst, List<Somebody> people, PublishedSums sums)
    {
        await analyst.Open("/population");
        var indicator = IndicatorRegistry.Own.All.First(i => i.Of is null);
        var answer = await analyst.Page.APIRequest.GetAsync($"/population/indicators/{indicator.Id}.csv");
        answer.Status.ShouldBe(200);
        var (before, lines) = (sums.Count, (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim().Split(',')).ToList());
        foreach (var line in lines)
        {
            if (Number(line[8]) is not { } among) continue;
            var (split, code) = (line[4], line[5]);
            if (split == "place") sums.Add(i => people[i].IsInProfile, among);
            else if (split == "neighbourhood") sums.Add(i => people[i].IsInProfile && people[i].Area == code, among);
            else if (split == "deprivation fifth") sums.Add(i => people[i].IsInProfile && people[i].Fifth == code, among);
        }

        sums.Count.ShouldBeGreaterThan(before);
    }

    // The same cohort as a file: counts by sex, looked at and let out by a second person, who sees nothing wrong.
    private async Task Extract(Visitor analyst, List<Somebody> people, PublishedSums sums, string steps, DateOnly later)
    {
        await analyst.Page.GotoAsync("/population/cohorts/edit");
        await analyst.Page.FillAsync("#Text", $"# Attempt that is saved\nas at {TimeProvider.System.GetUtcNow():yyyy-MM-dd}\n{steps}\n");
        await analyst.Page.ClickAsync("button[value=save]");
        var cohort = new Uri(analyst.Page.Url).Segments[3].Trim('/');
        await analyst.Open("/population/extracts/ask?cohort=" + cohort);
        await analyst.Page.CheckAsync("input[name=Columns][value=sex]");
        await analyst.Page.FillAsync("#Why", "A paper for the board");
        await analyst.Press("main form button[type=submit]");
        var one = new Uri(analyst.Page.Url).AbsolutePath;
        if (one.EndsWith("/ask", StringComparison.Ordinal)) return;
        await using var officer = await (await town.Visit(360)).SignIn("privacy-ruth-baines");
        await officer.Open("/population/extracts");
        await officer.Press($"a[href='{one}']");
        await officer.Page.FillAsync("#Reason", "Looks small enough");
        await officer.Press("form[action*=Approve] button");
        (await officer.Text()).ShouldContain("It may leave now.");
        await analyst.Open(one);
        var answer = await analyst.Page.APIRequest.GetAsync(one + "/file");
        answer.Status.ShouldBe(200);
        foreach (var line in (await answer.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Trim().Split(',')))
        {
            if (line[0] is not ("all" or "female") || Number(line[1]) is not { } number) continue;
            sums.Add(i => !people[i].OptedOut && people[i].Born < later && (line[0] == "all" || people[i].IsFemale), number);
        }
    }

    private async Task<List<Somebody>> Truth()
    {
        var snapshot = await town.World.Services.GetRequiredService<DataSets>().Refresh();
        var people = new List<Somebody>();
        foreach (var (segment, alive) in snapshot.Slices)
        {
            double Of(string column, int person) => segment.ValueOf(segment.Number(column), person);
            for (var p = 0; p < segment.People; p++)
            {
                if (!alive.IsEmpty && ((alive.Span[p >> 6] >> (p & 63)) & 1) == 0) continue;
                people.Add(new Somebody(
                    Days.Date((ushort)Of(DataColumns.Born, p))!.Value, Of(DataColumns.Sex, p) == 1, Of(DataColumns.OptedOut, p) == 1,
                    Of(DataColumns.OptedOut, p) == 0 && Of(DataColumns.Died, p) == 0 && Of(DataColumns.Neighbourhood, p) > 0,
                    segment.Columns[segment.Number(DataColumns.Neighbourhood)].Words[(int)Of(DataColumns.Neighbourhood, p)], $"{((int)Of(DataColumns.Decile, p) + 1) / 2}"));
            }
        }

        return people;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Somebody(DateOnly Born, bool IsFemale, bool OptedOut, bool IsInProfile, string Area, string Fifth);

    [GeneratedRegex("Everybody in the data set: ([0-9,]+|suppressed)")]
    private static partial Regex Everybody();

    [GeneratedRegex("Removed ([0-9,]+|suppressed), left ([0-9,]+|suppressed)")]
    private static partial Regex Step();
}
