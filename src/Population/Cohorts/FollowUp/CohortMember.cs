using System.Security.Cryptography;
using System.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Population.Cohorts.FollowUp.Benefit;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.Cohorts.Saved;
using Goldthread.Population.DataSet;
using Goldthread.Population.Projection;

namespace Goldthread.Population.Cohorts.FollowUp;

/// <summary>Somebody on the list of a cohort.</summary>
/// <param name="Segment">Where their row lies.</param>
/// <param name="Row">Its number.</param>
/// <param name="Pseudonym">What they are called on this list and nowhere else.</param>
/// <param name="Score">What the list is ranked by; not a number where it is not known.</param>
internal sealed record CohortMember(Segment Segment, int Row, string Pseudonym, double Score)
{
    /// <summary>Where the record lies; only for what is asked inside the house, never for a page.</summary>
    public PersonKey Person => DataSetBuild.PersonOf(Segment.Keys(Segment.Number(DataColumns.Key))[Row]);
}

/// <summary>
/// The people of a saved cohort, under names that are made for its list. A pseudonym is 50 bits of an HMAC-SHA256 of the record's key under a secret of the version: stable for the list, another on
/// every other, and nothing that leads back without the secret.
/// </summary>
internal static class CohortMembers
{
    /// <summary>The most people of a list; who has more narrows it.</summary>
    public const int Most = 5_000;

    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Those who are alive, the highest score first, those without one last, and then by pseudonym; null where they are more than <see cref="Most"/>.</summary>
    public static IReadOnlyList<CohortMember>? Of(PeopleSnapshot people, SavedCohort saved, Cohort drawn, FindCohort find, ListOrder order)
    {
        var bits = new List<ulong[]>();
        if (CohortCount.Counts(people, drawn, CohortData.CatalogueOf(people), find, saved.Purpose, bits).In > Most) return null;
        using var hash = new HMACSHA256(System.Convert.FromHexString(saved.Secret));
        var members = new List<CohortMember>();
        foreach (var (slice, set) in people.Slices.Zip(bits))
        {
            var segment = slice.Segment;
            var (key, died, score) = (segment.Number(DataColumns.Key), segment.Number(DataColumns.Died), order.ScoresOf(segment));
            foreach (var row in Rows(set).Where(r => segment.Wholes(died)[r] == 0)) members.Add(new CohortMember(segment, row, Pseudonym(hash, segment.Keys(key)[row]), score(row)));
        }

        return [.. members.OrderByDescending(m => double.IsNaN(m.Score) ? double.NegativeInfinity : m.Score).ThenBy(m => m.Pseudonym, StringComparer.Ordinal)];
    }

    private static IEnumerable<int> Rows(ulong[] set)
    {
        for (var word = 0; word < set.Length; word++)
        {
            for (var left = set[word]; left != 0; left &= left - 1) yield return (word * 64) + System.Numerics.BitOperations.TrailingZeroCount(left);
        }
    }

    private static string Pseudonym(HMACSHA256 hash, long key)
    {
        var digest = hash.ComputeHash(Encoding.ASCII.GetBytes(key.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest);
        var text = string.Create(10, number, (span, bits) =>
        {
            for (var i = 0; i < span.Length; i++, bits >>= 5) span[i] = Letters[(int)(bits & 31)];
        });
        return $"{text[..5]}-{text[5..]}";
    }
}

/// <summary>What a list shows of somebody: enough to choose whom to look at first, and no date, code or place that is theirs alone.</summary>
/// <param name="Pseudonym">What they are called on this list.</param>
/// <param name="Age">Five years wide, "90 or over" the last.</param>
/// <param name="Neighbourhood">Name of the neighbourhood, or "not known".</param>
/// <param name="Reasons">Which tests of the cohort's steps they meet, with how much.</param>
internal sealed record CohortRow(string Pseudonym, string Age, string Neighbourhood, IReadOnlyList<string> Reasons)
{
    /// <summary>What the list is ranked by, in words.</summary>
    public string Score { get; init; } = "";

    /// <summary>What a clinician says in its place; null where nobody does.</summary>
    public string? Said { get; init; }

    /// <summary>Why they are likely to benefit: what can be done, and is not. Empty where no rule says so.</summary>
    public IReadOnlyList<LikelyBenefit> Benefits { get; init; } = [];
}

/// <summary>Makes the rows of a list.</summary>
internal sealed class CohortRows(Cohort cohort, Catalogue catalogue, FindCohort find, Func<string, string> nameOfNeighbourhood)
{
    private const int Oldest = 90;
    private const int MostReasons = 6;

    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal) { DataColumns.Decile, DataColumns.Funding, DataColumns.LongTermConditions, DataColumns.Medicines };

    private readonly Printer _printer = new(catalogue);
    private readonly IReadOnlySet<string> _tables = cohort.Steps.SelectMany(s => Parts.Tables(s.Test)).ToHashSet(StringComparer.Ordinal);

    public CohortRow Of(CohortMember member)
    {
        var frames = new SegmentRows(member.Segment, cohort.AsAt, _tables).Of(member.Row);
        var evaluator = new Evaluator(frames, catalogue, find);
        var row = frames.People[member.Row];
        var reasons = cohort.Steps.Where(s => !s.Excludes).SelectMany(s => Parts.Leaves(s.Test)).Where(l => evaluator.Value(l, member.Row, cohort.AsAt) is true)
            .Select(l => Reason(l, e => evaluator.Value(e, member.Row, cohort.AsAt))).OfType<string>();
        return new CohortRow(
            member.Pseudonym, row[DataCatalogue.Age] is long age ? Band(age) : "not known", row[DataColumns.Neighbourhood] is string code ? nameOfNeighbourhood(code) : "not known",
            [.. reasons.Distinct(StringComparer.Ordinal).Take(MostReasons)]);
    }

    private static string Band(long age) => age >= Oldest ? $"{Oldest} or over" : $"{age / 5 * 5} to {(age / 5 * 5) + 4}";

    private string? Reason(Expression test, Func<Expression, object?> value) => test switch
    {
        PersonColumn { Column: { } column } => column.Title,
        InCohort other => $"in \"{other.Name}\"",
        Has has => Events(has, has.Rows),
        Compare { Left: Count count } => $"{Events(count, count.Rows)}: {value(count)}",
        Compare { Left: Aggregate { Of: RowColumn, Operator: AggregateOperator.Sum } sum } when sum.Type != ColumnType.Date => $"{Events(sum, sum.Rows)}: {value(sum)}",
        Compare { Left: PersonColumn { Column: { } column } } when Shown.Contains(column.Name) || column.Type == ColumnType.Decimal => $"{column.Title} {value(((Compare)test).Left):0.#}{(column.Unit is null ? "" : " " + column.Unit)}",
        Between { Value: PersonColumn { Column: { } column } of } when Shown.Contains(column.Name) || column.Type == ColumnType.Decimal => $"{column.Title} {value(of):0.#}{(column.Unit is null ? "" : " " + column.Unit)}",
        _ => null,
    };

    // As written, "has emergency_admission in the last 12 months", with the title for the name and without the verb.
    private string Events(Expression of, Rows rows)
    {
        var written = _printer.Print(of);
        var name = written.IndexOf(rows.Table.Name, StringComparison.Ordinal);
        return rows.Table.Title + written[(name + rows.Table.Name.Length)..];
    }
}
