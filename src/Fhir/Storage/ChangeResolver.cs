using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Storage;

/// <summary>
/// Makes of changes that are conditional, or patches, changes with an id and content. What they rest on is kept, so that the
/// transaction can see whether it still holds.
/// </summary>
internal sealed class ChangeResolver(Database database, RecordReader reader, TimeProvider clock)
{
    // The condition is asked again inside the transaction, where nobody else of the store may be kept waiting for long.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static bool IsNeeded(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            if (change.If is not null || change.Patch is not null || change.References.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    public async Task<Outcome<ResolvedChanges>> Resolve(IReadOnlyList<Change> changes, Sight sight)
    {
        var resolved = new ResolvedChanges();
        resolved.Deleted.UnionWith(changes.Where(c => c.Kind == ChangeKind.Delete).Select(c => (c.Type, c.Id!)));
        var faults = new List<Fault>();
        foreach (var change in changes)
        {
            var one = await Resolve(change, resolved, sight);
            if (one.Succeeded)
            {
                resolved.Changes.Add(one.Value);
            }
            else
            {
                faults.AddRange(one.Faults.Select(f => ChangePlanner.At(change, f)));
            }
        }

        faults.AddRange(SameTwice(changes));
        return faults.Count > 0 ? faults.ToArray() : resolved;
    }

    private async Task<Outcome<Change>> Resolve(Change change, ResolvedChanges resolved, Sight sight)
    {
        foreach (var reference in change.References)
        {
            var target = await One(reference, resolved, noneIsFine: false);
            if (!target.Succeeded)
            {
                return target.Faults.Select(f => f with { Path = reference.Path }).ToArray();
            }

            resolved.Aliases[reference.Written] = $"{reference.Type}/{target.Value}";
        }

        if (change.If is { } condition)
        {
            var found = await One(condition, resolved, noneIsFine: true);
            if (!found.Succeeded)
            {
                return found.Faults.ToArray();
            }

            if (found.Value is null && change.Patch is not null)
            {
                // Where a write of the whole would make it, there is nothing to patch: https://hl7.org/fhir/R4/http.html#patch
                return new Fault(FaultKind.NotFound, $"Nothing matches {condition}. Nothing was written.");
            }

            var named = Named(change, found.Value);
            if (!named.Succeeded || change.Patch is null)
            {
                return named;
            }

            change = named.Value;
        }

        return change.Patch is { } patch ? await Patched(change, patch, sight) : change;
    }

    /// <summary>The change of the resource that the condition found. https://hl7.org/fhir/R4/http.html#cond-update</summary>
    private static Outcome<Change> Named(Change change, string? found) => (change.Kind, found) switch
    {
        (ChangeKind.Create, null) => change with { If = null },
        (ChangeKind.Create, _) => change with { Kind = ChangeKind.Keep, Id = found, Resource = null, If = null },
        (ChangeKind.Put, null) when change.Resource?.Id is { } chosen => change with { Id = chosen, If = null },
        (ChangeKind.Put, null) => change with { Kind = ChangeKind.Create, If = null },
        (ChangeKind.Put, _) when change.Resource?.Id is { } other && other != found =>
            new Fault(FaultKind.Invalid, $"The condition finds {change.Type}/{found}, the resource says {change.Type}/{other}.", "id"),
        _ => change with { Id = found, If = null },
    };

    private async Task<Outcome<Change>> Patched(Change change, Func<StoredResource, Outcome<Validation.IncomingResource>> patch, Sight sight)
    {
        var current = await reader.Read(change.Type, change.Id!, sight);
        if (!current.Succeeded)
        {
            return current.Faults.ToArray();
        }

        if (change.IfVersion is { } wanted && wanted != current.Value.Version)
        {
            return RecordStore.HasChanged(change.Type, change.Id!, current.Value.Version, wanted);
        }

        return patch(current.Value).Then<Change>(r => change with { Resource = r, Patch = null, IfVersion = current.Value.Version, Again = change.IfVersion is null });
    }

    private async Task<Outcome<string?>> One(Condition condition, ResolvedChanges resolved, bool noneIsFine)
    {
        // The time in line for a session is not the condition's.
        var spent = TimeSpan.Zero;
        var found = await database.Read(session =>
        {
            var started = clock.GetTimestamp();
            var ids = resolved.Find(session, condition);
            spent = clock.GetElapsedTime(started);
            return ids;
        });
        if (!found.Succeeded)
        {
            return found.Faults.ToArray();
        }

        if (spent > Longest)
        {
            return new Fault(FaultKind.TooCostly, $"The condition {condition} reads too much to be part of a write: name an identifier, an id or the person.");
        }

        if (found.Value.Count > 1)
        {
            return new Fault(FaultKind.Precondition, $"{found.Value.Count} resources match {condition}; the condition must name one. Nothing was written.");
        }

        if (found.Value.Count == 0 && !noneIsFine)
        {
            return new Fault(FaultKind.Precondition, $"Nothing matches {condition}. Nothing was written.");
        }

        var id = found.Value.Count == 0 ? null : found.Value[0];
        resolved.Checks.Add((condition, id));
        return id;
    }

    // Both would find nothing and both would be made.
    private static IEnumerable<Fault> SameTwice(IReadOnlyList<Change> changes) =>
        changes.Where(c => c.If is not null)
            .GroupBy(c => $"{c.If!.Type}?{c.If.Meaning}", StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => ChangePlanner.At(g.Last(), new Fault(FaultKind.Invalid, $"{g.Count()} entries have the condition {g.First().If}; name each resource once.")));
}

/// <summary>Changes with ids and content, and the answers on which they rest.</summary>
internal sealed class ResolvedChanges
{
    public List<Change> Changes { get; } = [];

    /// <summary>References that were searches, and what they found.</summary>
    public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    public List<(Condition Condition, string? Id)> Checks { get; } = [];

    /// <summary>What the same set deletes: deletions come first, so no condition sees it.</summary>
    public HashSet<(string Type, string Id)> Deleted { get; } = [];

    public Outcome<IReadOnlyList<string>> Find(Session session, Condition condition) =>
        condition.Find(session).Then<IReadOnlyList<string>>(ids => ids.Where(id => !Deleted.Contains((condition.Type, id))).ToArray());

    /// <summary>Inside the transaction: takes the locks, then asks again. Throws <see cref="RaceLostException"/> when an answer has changed.</summary>
    public void Verify(Session session)
    {
        foreach (var slot in Checks.Select(c => c.Condition.Slot).Distinct().Order())
        {
            ConditionTable.Lock(session, slot);
        }

        foreach (var (condition, id) in Checks)
        {
            var now = Find(session, condition);
            if (!now.Succeeded || now.Value.Count != (id is null ? 0 : 1) || (id is not null && now.Value[0] != id))
            {
                throw new RaceLostException();
            }
        }
    }
}
