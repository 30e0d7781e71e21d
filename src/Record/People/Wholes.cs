using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;

namespace Goldthread.Record.People;

/// <summary>
/// Which records make one person: those with one verified NHS number, and what people and sources have said belongs together. What
/// follows from it (who has sight for another record's sake, whose places are hidden) is worked out anew from what each record brings by
/// itself, so that parting two records restores what was before they were joined. No row of a record moves.
/// </summary>
internal static class Wholes
{
    /// <summary>
    /// Settles these records and all that hang together with them, now or until now. Those whose person is another than before are
    /// to be compared with others again.
    /// </summary>
    public static void Settle(Session session, IReadOnlyList<PersonKey> touched)
    {
        var open = new Queue<PersonKey>(touched);
        foreach (var whole in touched.Select(k => IdentityTable.Find(session, k)?.Whole).OfType<string>().Distinct().ToList())
        {
            IdentityTable.Whole(session, whole).ForEach(m => open.Enqueue(m.Key));
        }

        var settled = new HashSet<PersonKey>();
        while (open.TryDequeue(out var next))
        {
            if (settled.Add(next) && Together(session, next) is { Count: > 0 } members)
            {
                settled.UnionWith(members.Select(m => m.Key));
                if (members.Any(m => m.Key.Part != touched[0].Part))
                {
                    session.AcceptTwoPhase("Linking people: whoever has a relationship with one of a person's records has it with all of them from the same moment, in whatever part they lie.");
                }

                Settle(session, members);
            }
        }
    }

    /// <summary>
    /// Ends what joined a record to others where it brought a verified number that the others' person does not have; says which.
    /// Everything was right before this record was written, so what it is joined by is all that can be wrong.
    /// </summary>
    public static List<PersonKey> BreakContradictions(Session session, PersonKey written)
    {
        var parted = new List<PersonKey>();
        var joins = VerdictTable.Of(session, written).Where(v => v.Joins).ToList();
        if (joins.Count == 0)
        {
            return parted;
        }

        var mine = Verified(Together(session, written, IsOfWritten));
        foreach (var join in joins)
        {
            var theirs = Verified(Together(session, join.Other, IsOfWritten));
            if (mine is not null && theirs is not null && theirs != mine)
            {
                VerdictTable.Remove(session, written, join.Other, join.Ground);
                parted.Add(join.Other);
            }

            mine ??= theirs;
        }

        return parted;

        bool IsOfWritten(PersonKey a, PersonKey b) => a == written || b == written;
    }

    /// <summary>All records that hang together with one, itself too, in the order of their keys; empty when the directory does not know it.</summary>
    public static List<Identity> Together(Session session, PersonKey key, Func<PersonKey, PersonKey, bool>? without = null)
    {
        var found = new Dictionary<PersonKey, Identity>();
        var open = new Queue<PersonKey>([key]);
        while (open.TryDequeue(out var next))
        {
            if (found.ContainsKey(next) || IdentityTable.Find(session, next) is not { } identity)
            {
                continue;
            }

            found[next] = identity;
            foreach (var verdict in VerdictTable.Of(session, next).Where(v => v.Joins && without?.Invoke(next, v.Other) != true))
            {
                open.Enqueue(verdict.Other);
            }

            if (identity.Own[0] == 'n')
            {
                IdentityTable.Own(session, identity.Own).ForEach(m => open.Enqueue(m.Key));
            }
        }

        return [.. found.Values.OrderBy(m => m.Key.Part).ThenBy(m => m.Key.Number)];
    }

    /// <summary>The verified number of some records, as their own whole; null when none has one. At most one ever does.</summary>
    public static string? Verified(IEnumerable<Identity> members) => members.Select(m => m.Own).Where(o => o[0] == 'n').Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Whoever has a relationship of their own with one of these records sees them all for its sake, and nobody else does.</summary>
    public static void Share(Session session, IReadOnlyList<PersonKey> members)
    {
        var held = members.ToDictionary(m => m, m => RelationshipTable.Of(session, m));
        foreach (var member in members)
        {
            var given = held[member].Where(r => r.IsDerived).ToHashSet();
            var due = held.Where(h => h.Key != member).SelectMany(h => h.Value).Where(r => !r.IsDerived)
                .GroupBy(r => (r.Viewer, Ground: r.ForSame))
                .Select(g => new Relationship(g.Key.Viewer, g.Key.Ground, g.Max(r => r.Until)))
                .ToHashSet();
            foreach (var old in given.Except(due))
            {
                RelationshipTable.TakeBack(session, member, old.Viewer, old.Ground);
            }

            foreach (var now in due.Except(given))
            {
                RelationshipTable.Give(session, member, now.Viewer, now.Ground, now.Until);
            }
        }
    }

    private static void Settle(Session session, List<Identity> members)
    {
        var whole = Verified(members) ?? members[0].Own;
        foreach (var member in members.Where(m => m.Whole != whole))
        {
            IdentityTable.PutWhole(session, member.Key, whole);
            MatchWorkTable.Add(session, member.Key);
        }

        Share(session, [.. members.Select(m => m.Key)]);
        HidePlaces(session, members);
    }

    private static void HidePlaces(Session session, List<Identity> members)
    {
        var marks = members.ToDictionary(m => m.Key, m => SensitivePeople.Of(session, m.Key));
        foreach (var member in members)
        {
            var own = marks[member.Key].Any(g => g != SensitiveGround.SamePerson);
            var others = marks.Any(m => m.Key != member.Key && m.Value.Any(g => g != SensitiveGround.SamePerson));
            if (others != marks[member.Key].Contains(SensitiveGround.SamePerson))
            {
                SensitivePeople.Set(session, member.Key, SensitiveGround.SamePerson, others);
            }

            if ((own || others) != member.Sensitive)
            {
                IdentityTable.PutSensitive(session, member.Key, own || others);
                FindByPostcode(session, member.Key, !(own || others));
            }
        }
    }

    private static void FindByPostcode(Session session, PersonKey key, bool may)
    {
        if (IdentityTable.Postcode(session, key) is { Length: > 0 } postcode)
        {
            FindTable.Remove(session, FindKind.Postcode, postcode, key);
            if (may)
            {
                FindTable.Add(session, FindKind.Postcode, postcode, key);
            }
        }
    }
}
