using System.Text.Json;
using Goldthread.Fhir.FhirPath;
using Goldthread.Fhir.Search;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>One version of the feed, and what it did.</summary>
internal sealed record FeedEvent(VersionRow Row, ResourceChange Change, VersionRow? Before);

/// <summary>Whether a subscription is to be told of a change. What its owner may not see matches nothing.</summary>
internal sealed class SubscriptionMatcher(SearchRunner runner, LocalReferences references)
{
    /// <summary>What a version did; null for the mark that a resource leaves where it lay before it moved to another person.</summary>
    public static FeedEvent? Event(Session session, VersionRow row)
    {
        var before = row.Prior == 0 ? null : VersionTable.Find(session, row.Person, row.Prior);
        if (row.Body is not null)
        {
            return new FeedEvent(row, row.Version == 1 || before is { Body: null } ? ResourceChange.Create : ResourceChange.Update, before is { Body: null } ? null : before);
        }

        var moved = Locator.Find(session, row.Type, row.Id) is { } now && now.Person != row.Person && now.Key.Version > row.Version && MovedTable.Of(session, row.Type, row.Id).Contains(row.Person);
        return moved || before is not { Body: not null } ? null : new FeedEvent(row, ResourceChange.Delete, before);
    }

    public Outcome<bool> Matches(Session session, SubscriptionPlan plan, Sight sight, FeedEvent e)
    {
        var type = references.Name(e.Row.Type);
        if (!plan.IsAbout(type) || !(plan.Topic?.Changes.Contains(e.Change) ?? e.Change != ResourceChange.Delete))
        {
            return false;
        }

        // A deletion has no content: what was deleted must match.
        var subject = e.Change == ResourceChange.Delete ? e.Before! : e.Row;
        foreach (var query in plan.Filters.Where(f => f.Type == type).Select(f => f.Query).DefaultIfEmpty(new SearchQuery { Type = type }))
        {
            var holds = runner.Holds(session, query, sight, subject);
            if (!holds.Succeeded || !holds.Value)
            {
                return holds;
            }
        }

        if (plan.Topic?.Differs is { } path && (e.Before is null || Values(path, e.Row).SequenceEqual(Values(path, e.Before))))
        {
            return false;
        }

        if (plan.Becomes is not { } becomes)
        {
            return true;
        }

        var now = runner.Holds(session, becomes, sight, e.Row);
        return !now.Succeeded || !now.Value || e.Before is null ? now : runner.Holds(session, becomes, sight, e.Before).Then<bool>(was => !was);
    }

    private static List<string> Values(FhirPathExpression path, VersionRow row)
    {
        using var json = JsonDocument.Parse(row.Body, new JsonDocumentOptions { MaxDepth = Json.FhirJson.MaxDepth });
        return [.. path.Evaluate(FhirNode.Of(json.RootElement)).Select(v => v.Element.GetRawText())];
    }
}
