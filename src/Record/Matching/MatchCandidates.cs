using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.People;

namespace Goldthread.Record.Matching;

/// <summary>Who a record could be: found by what is in the index, scored, and the nearest kept.</summary>
internal static class MatchCandidates
{
    // Whom it is worth asking a person about. Two verified numbers need more: the register knows them as two people.
    private const int Listed = 20;
    private const int ListedVerified = 500;
    private const int Most = 5;

    private const int OfOneValue = 300;
    private const int OfOneName = 3000;

    /// <summary>The pairs of a record that somebody should look at now.</summary>
    public static List<MatchPair> For(Session session, Identity record, DateTimeOffset now)
    {
        if (IsClosed(session, record))
        {
            return [];
        }

        var apart = Apart(session, record);
        var contradicted = Contradicted(session, record.Key);
        return
        [
            .. contradicted.Select(k => IdentityTable.Find(session, k)).OfType<Identity>().Where(other => other.Whole != record.Whole && !apart.Contains(other.Whole))
                .Select(other => Pair(record, other, now) with { Kind = MatchKind.Contradicted }),
            .. Keys(session, record).Where(k => k != record.Key && !contradicted.Contains(k)).Select(k => IdentityTable.Find(session, k)).OfType<Identity>()
                .Where(other => other.Whole != record.Whole && !apart.Contains(other.Whole) && !IsClosed(session, other))
                .Select(other => (Other: other, Pair: Pair(record, other, now)))
                .Where(found => IsListed(found.Pair))
                .GroupBy(found => found.Other.Whole, StringComparer.Ordinal)
                .Select(whole => whole.Select(w => w.Pair).OrderByDescending(p => p.Score).ThenBy(p => p.Pair, StringComparer.Ordinal).First())
                .OrderByDescending(p => p.Likely).ThenByDescending(p => p.Score).ThenBy(p => p.Pair, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    /// <summary>True while a pair that was listed should stay in the list.</summary>
    public static bool StillStands(Session session, MatchPair pair) =>
        IdentityTable.Find(session, pair.A) is { } a && IdentityTable.Find(session, pair.B) is { } b && a.Whole != b.Whole
        && !IsClosed(session, a) && !IsClosed(session, b) && !Apart(session, a).Contains(b.Whole)
        && (Contradicted(session, pair.A).Contains(pair.B) || IsListed(Pair(a, b, pair.Since)));

    public static MatchPair Pair(Identity one, Identity other, DateTimeOffset since)
    {
        var score = MatchScore.Of(one, other);
        var (a, b) = IsOpen(one) == IsOpen(other) ? string.CompareOrdinal(one.Key.ToString(), other.Key.ToString()) <= 0 ? (one, other) : (other, one)
            : IsOpen(one) ? (one, other) : (other, one);
        var kind = one.Source == other.Source ? MatchKind.Duplicate : IsOpen(a) ? MatchKind.NotVerified : MatchKind.TwoNumbers;
        return new MatchPair(a.Key, b.Key, kind, (int)Math.Round(score.Sum * 100), (int)Math.Round(score.Probability * 1000), MatchState.Open, since)
        {
            Least = IsOpen(a) ? Listed : ListedVerified,
        };
    }

    private static bool IsListed(MatchPair pair) => pair.Likely >= pair.Least;

    /// <summary>True where no verified number says who it is.</summary>
    private static bool IsOpen(Identity record) => record.Whole[0] != 'n';

    // After an adoption or a change of gender nobody may learn from a list which records were of one person.
    public static bool IsClosed(Session session, Identity record) =>
        record.NhsNumber.Length > 0 && SupersededTable.Find(session, record.NhsNumber) is { DoNotLink: true };

    private static HashSet<string> Apart(Session session, Identity record) =>
    [
        .. IdentityTable.Whole(session, record.Whole).SelectMany(m => VerdictTable.Of(session, m.Key)).Where(v => !v.Joins)
            .Select(v => IdentityTable.Find(session, v.Other)?.Whole).OfType<string>(),
    ];

    // What a verified number parted is asked about, however unlike the two are: somebody had joined them.
    private static HashSet<PersonKey> Contradicted(Session session, PersonKey key) =>
    [
        .. DecisionTable.Of(session, key).GroupBy(d => d.About, StringComparer.Ordinal).Select(about => about.Last())
            .Where(d => d.Kind == DecisionKind.Contradicted).SelectMany(d => d.About.Split(':')).Select(PersonKeys.Parse).OfType<PersonKey>().Where(k => k != key),
    ];

    private static HashSet<PersonKey> Keys(Session session, Identity record)
    {
        var keys = new HashSet<PersonKey>();
        if (record.NhsNumber.Length > 0)
        {
            keys.UnionWith(FindTable.Exact(session, FindKind.NhsNumber, record.NhsNumber, OfOneValue));
        }

        if (record.BirthDate.Length > 0)
        {
            keys.UnionWith(FindTable.Exact(session, FindKind.BirthDate, record.BirthDate, OfOneValue));
        }

        if (Swapped(record.BirthDate) is { } swapped)
        {
            keys.UnionWith(FindTable.Exact(session, FindKind.BirthDate, swapped, OfOneValue));
        }

        if (IsOpen(record) || record.BirthDate.Length == 0)
        {
            if (record.Postcode.Length > 0)
            {
                keys.UnionWith(FindTable.Exact(session, FindKind.Postcode, record.Postcode, OfOneValue));
            }

            keys.UnionWith(OfOneSound(session, record));
        }

        return keys;
    }

    // A family name is shared by hundreds: those who share a given name's sound too.
    private static HashSet<PersonKey> OfOneSound(Session session, Identity record)
    {
        var family = Sounding(session, record.Family);
        family.IntersectWith(Sounding(session, record.Given));
        return family;
    }

    private static HashSet<PersonKey> Sounding(Session session, IReadOnlyList<string> names) =>
    [
        .. names.SelectMany(n => n.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)).Select(FindKeys.Sound).Where(s => s.Length > 0).Distinct()
            .SelectMany(s => FindTable.Exact(session, FindKind.Sound, s, OfOneName)),
    ];

    private static string? Swapped(string date) =>
        date.Length == 10 && DateOnly.TryParseExact($"{date[..4]}-{date[8..10]}-{date[5..7]}", "yyyy-MM-dd", out _) && date[5..7] != date[8..10]
            ? $"{date[..4]}-{date[8..10]}-{date[5..7]}"
            : null;
}
