using System.Globalization;
using System.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.DataSet;
using Goldthread.Population.Profiles;
using Goldthread.Population.Release;
using Goldthread.Record.Access;

namespace Goldthread.Population.Extracts.Requests;

/// <summary>What somebody wants to take away.</summary>
/// <param name="AsRows">True for a row for each person without identity; false for counts.</param>
/// <param name="Columns">By what people are told apart.</param>
/// <param name="IsNdjson">True for NDJSON, false for CSV.</param>
internal sealed record ExtractWish(bool AsRows, IReadOnlyList<ExtractColumn> Columns, bool IsNdjson);

/// <summary>
/// Makes the file of an extract, and says what the automatic check found. An extract is a use beyond care: whoever refused that is not in it, whatever the cohort was saved for. Counts go through the
/// gate and the ledger. Rows stand in groups that nobody can be picked out of: where fewer people than may be shown share what stands in all columns, it is kept back.
/// </summary>
internal sealed class ExtractMaker(ReleaseBook book, CohortLists lists, IEnumerable<IDailyRelease> daily, TimeProvider clock)
{
    private const string Total = "all", People = "people";
    private static readonly ReleaseRule Rule = ReleaseRule.Nhs;

    /// <summary>The figures of the profile as a file.</summary>
    public static MadeExtract Profile(PlaceProfile profile, bool isNdjson)
    {
        var lines = CsvRows.Read(new StringReader(ProfileWords.Csv(profile, profile.Indicators, withPractices: true))).Select(l => l.Fields.ToArray()).ToList();
        return new MadeExtract(
            $"The profile of the place of {profile.Extract.On:d MMMM yyyy}", Name("profile", profile.Extract.On, isNdjson), Written([.. lines[0]], lines.Skip(1), isNdjson), lines.Count - 1,
            ["Every figure in it has been through the release gate, and stands on the pages of the profile.", Left(profile.Rule)], Purpose.Planning);
    }

    /// <summary>A saved cohort as a file. Conflict where nothing of it may leave because of what was shown before; TooLarge where it would have more groups than anybody can look through.</summary>
    public async Task<Outcome<MadeExtract>> Cohort(SavedCohort saved, PeopleSnapshot people, ExtractWish wish, User user)
    {
        if (wish.Columns.Count == 0) return new Fault(FaultKind.Invalid, "Choose at least one column", "Columns");
        if (wish.AsRows && saved.IsForCare) return new Fault(FaultKind.Invalid, "Rows are made of cohorts for planning alone. Choose counts, or save the cohort for planning", "Kind");
        if (ExtractGroups.Points(people, wish.Columns) > ExtractGroups.Most) return new Fault(FaultKind.TooLarge, $"These columns make more than {ExtractGroups.Most} groups. Choose fewer columns", "Columns");
        var drawn = await lists.Draw(saved, people);
        if (!drawn.Succeeded) return drawn.Faults.ToArray();
        foreach (var release in daily) await release.Today();
        var members = new List<ulong[]>();
        var counts = CohortCount.Counts(people, drawn.Value.Cohort, drawn.Value.Catalogue, drawn.Value.Find, Purpose.Planning, members);
        var refused = CohortCount.Counts(people, drawn.Value.Cohort, drawn.Value.Catalogue, drawn.Value.Find, Purpose.CareManagement).In - counts.In;
        var groups = ExtractGroups.Of(people, members, wish.Columns);
        var printer = new Printer(drawn.Value.Catalogue);
        var question = Purpose.Planning + string.Concat(drawn.Value.Cohort.Steps.Select(s => "\n" + printer.Print(s)));
        var request = new ReleaseRequest(user.Id, people.On, new Act(user.Acting("pages"), clock.GetUtcNow(), Purpose.Planning, $"make an extract of the cohort \"{saved.Name}\" version {saved.Version}"));
        var made = wish.AsRows ? await Rows(request, groups, question, wish) : await Counts(request, groups, question, wish);
        if (!made.Succeeded) return made.Faults.ToArray();
        var (body, rows, findings) = made.Value;
        var what = $"{(wish.AsRows ? "Rows" : "Counts")} of \"{saved.Name}\" version {saved.Version} by {string.Join(", ", wish.Columns.Select(c => c.Title))}, as at {people.On:d MMMM yyyy}";
        return new MadeExtract(what, Name($"cohort-{saved.Id}-{saved.Version}", people.On, wish.IsNdjson), body, rows, [.. findings, OptOuts(refused)], Purpose.Planning);
    }

    private async Task<Outcome<(byte[] Body, long Rows, IReadOnlyList<string> Findings)>> Counts(ReleaseRequest request, ExtractGroups groups, string question, ExtractWish wish)
    {
        var counted = CountTable.Of([.. groups.Columns.Select((c, i) => new Dimension(c.Title, groups.Values[i], Total: Total))], groups.Counts);
        if (!counted.Succeeded) return counted.Faults.ToArray();
        List<IReadOnlyList<string>> places = [.. Gate.Release(counted.Value, Rule).Rows().Select(r => r.At)];
        var asked = places.Select(at => new AskedSet(question + string.Concat(groups.Columns.Select((c, i) => at[i] == Total ? "" : $"\n{c.Code} {at[i]}")), groups.Set(at, Total))).ToList();
        return await book.Answer<Outcome<(byte[], long, IReadOnlyList<string>)>>(request, asked, Rule, said =>
        {
            var table = Gate.Release(counted.Value, Rule, [.. places.Where((_, i) => said[i].IsKeptBack)]);
            List<ReleasedCount> shown = [.. places.Select((at, i) => table.People([.. at]) is { IsShown: true } now ? said[i].Answer ?? now : ReleasedCount.Suppressed)];
            if (!shown.Exists(s => s.IsShown)) return (new Fault(FaultKind.Conflict, Near(said), "Source"), shown);
            var lines = places.Select((at, i) => at.Append(shown[i].Number?.ToString(CultureInfo.InvariantCulture) ?? ReleasedViews.Confidential).ToArray());
            var kept = shown.Count(s => !s.IsShown);
            List<string> findings = [$"{Many(shown.Count - kept, "count is", "counts are")} shown and {Many(kept, "is", "are")} kept back.", Left(Rule), .. said.Any(s => s.IsKeptBack) ? [Near(said)] : (string[])[]];
            return ((Written([.. groups.Columns.Select(c => c.Title), People], lines, wish.IsNdjson), places.Count, findings), shown);
        });
    }

    private async Task<Outcome<(byte[] Body, long Rows, IReadOnlyList<string> Findings)>> Rows(ReleaseRequest request, ExtractGroups groups, string question, ExtractWish wish)
    {
        var all = new PeopleSketch();
        foreach (var set in groups.Sets) all.Add(set);
        var filled = Enumerable.Range(0, groups.Counts.Length).Where(g => groups.Counts[g] > 0).ToList();
        List<AskedSet> asked = [new(question, all), .. filled.Select(g => new AskedSet(question + string.Concat(groups.At(g).Select((v, i) => $"\n{groups.Columns[i].Code} {v}")), groups.Sets[g]))];
        return await book.Answer<Outcome<(byte[], long, IReadOnlyList<string>)>>(request, asked, Rule, said =>
        {
            var nothing = asked.Select(_ => ReleasedCount.Suppressed).ToList();
            if (said[0].IsKeptBack) return (new Fault(FaultKind.Conflict, Near(said), "Source"), nothing);
            var kept = Kept(groups, filled, said);
            var alike = filled.Where(g => !kept.Contains(g)).ToList();
            if (alike.Count == 0) return (new Fault(FaultKind.Conflict, "Too few people share what stands in these columns: no row may leave. Choose fewer columns", "Columns"), nothing);
            var hidden = kept.Sum(g => groups.Counts[g]);
            string[] confidential = [.. groups.Columns.Select(_ => ReleasedViews.Confidential)];
            var lines = alike.SelectMany(g => Enumerable.Repeat(groups.At(g), (int)groups.Counts[g])).Concat(Enumerable.Repeat(confidential, (int)hidden));
            List<string> findings =
            [
                $"{all.Size:N0} rows, in no order that tells anything. No column is a name, a number, a day or an address.",
                $"Each row that says something is like {alike.Min(g => groups.Counts[g]) - 1:N0} others or more.",
                hidden == 0 ? "No row is kept back." : $"In {hidden:N0} rows everything is kept back: fewer than {Rule.Threshold} people share it, or it would tell about such a few.",
                .. said.Any(s => s.IsKeptBack) ? [Near(said)] : (string[])[],
            ];
            List<ReleasedCount> shown = [Gate.Release(all.Size, Rule), .. filled.Select(g => kept.Contains(g) ? ReleasedCount.Suppressed : ReleasedCount.Shown(Rule.Round(groups.Counts[g])))];
            return ((Written([.. groups.Columns.Select(c => c.Title)], lines, wish.IsNdjson), all.Size, findings), shown);
        });
    }

    // Those of a few people, and where all of these together are a few, the smallest others with them.
    private static HashSet<int> Kept(ExtractGroups groups, List<int> filled, IReadOnlyList<LedgerAnswer> said)
    {
        var kept = filled.Where((g, i) => Rule.IsSmall(groups.Counts[g]) || said[i + 1].IsKeptBack || said[i + 1].Answer is not null).ToHashSet();
        foreach (var next in filled.Where(g => !kept.Contains(g)).OrderBy(g => groups.Counts[g]).ToList())
        {
            if (kept.Count == 0 || kept.Sum(g => groups.Counts[g]) >= Rule.Threshold) break;
            kept.Add(next);
        }

        return kept;
    }

    private static byte[] Written(IReadOnlyList<string> header, IEnumerable<string[]> lines, bool isNdjson)
    {
        var layout = new Layout<string[]>("extract", [.. header.Select((name, i) => new Column<string[]>(name, line => line[i]))]);
        using var bytes = new MemoryStream();
        if (isNdjson)
        {
            layout.WriteNdjson(lines, bytes);
        }
        else
        {
            using var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            layout.WriteCsv(lines, text);
        }

        return bytes.ToArray();
    }

    private static string Name(string of, DateOnly on, bool isNdjson) => string.Create(CultureInfo.InvariantCulture, $"{of}-{on:yyyy-MM-dd}.{(isNdjson ? "ndjson" : "csv")}");

    private static string Many(long number, string one, string more) => $"{number:N0} {(number == 1 ? one : more)}";

    private static string Left(ReleaseRule rule) => $"Counts under {rule.Threshold} are kept back, and others from which they could be worked out; the rest is rounded to {rule.RoundingBase}.";

    private static string Near(IReadOnlyList<LedgerAnswer> said) => said.Any(s => s.Word == LedgerWord.TooMany)
        ? $"You have been shown {ReleaseBook.MostADay} different counts today, which is as many as one person is. Ask again tomorrow, or choose fewer columns"
        : "Nearly the same people were counted before: what is kept back would tell, with the earlier count, about the few by whom they differ";

    private static string OptOuts(long refused) => Gate.Release(refused, Rule).Number is not { } some ? $"Fewer than {Rule.Threshold} people were left out because they refused uses beyond their own care."
        : some == 0 ? "Nobody in it had refused uses beyond their own care." : $"About {some:N0} people were left out because they refused uses beyond their own care.";
}
