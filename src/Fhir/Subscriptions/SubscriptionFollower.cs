using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>
/// Follows the change feed and queues what each subscription is to be told. Events and the position are written together, so each
/// event is counted once, whatever happens in between.
/// </summary>
internal sealed class SubscriptionFollower(Database database, SubscriptionPlans plans, SubscriptionMatcher matcher, SearchRunner runner, SightOfUser sightOf, SubscriptionStatus status)
{
    /// <summary>More than this many undelivered, and the subscription ends in error.</summary>
    public const int MostWaiting = 10_000;

    // Of each part at once.
    private const int RowsAtOnce = 32;

    /// <summary>Matches some of what was written since the last turn; false when there was nothing.</summary>
    public async Task<bool> Turn(CancellationToken cancel)
    {
        // Heads first: whoever is active when a commit up to them was made is among those read after.
        var (heads, position, rows) = await database.Read(s => (Positions.All(s), SubscriptionFeedTable.Position(s), SubscriptionTable.Active(s)), cancel);
        if (rows.Count == 0 || heads.All(h => position.Commits.GetValueOrDefault(h.Key) >= h.Value))
        {
            return false;
        }

        await runner.Prepare(cancel);
        var active = new List<(SubscriptionRow Row, SubscriptionPlan Plan, Sight Sight)>();
        foreach (var row in rows)
        {
            var plan = await database.Read(s => plans.Of(s, row), cancel);
            var sight = await sightOf(row.Owner);
            if (plan.Succeeded && sight.Succeeded)
            {
                active.Add((row, plan.Value, sight.Value));
            }
            else if (!plan.Succeeded && plan.Fault.Kind != FaultKind.NotFound)
            {
                await status.Stop(row, SubscriptionState.Error, plan.Fault.ToString());
            }
            else if (!sight.Succeeded)
            {
                await status.Stop(row, SubscriptionState.Error, SubscriptionWords.NoSight);
            }
        }

        var (found, next) = await database.Read(s => Match(s, position, heads, active), cancel);
        await database.Write(s => Queue(s, position, next, found), cancel);
        return true;
    }

    private (List<(SubscriptionRow Row, Outcome<bool> Match, FeedEvent Event)> Found, FeedPosition Next) Match(
        Session session, FeedPosition position, IReadOnlyDictionary<int, long> heads, List<(SubscriptionRow Row, SubscriptionPlan Plan, Sight Sight)> active)
    {
        var (changes, next) = RecordReader.RowsAfter(session, position, heads, RowsAtOnce);
        var found = new List<(SubscriptionRow, Outcome<bool>, FeedEvent)>();
        foreach (var e in changes.OrderBy(r => r.At).Select(r => SubscriptionMatcher.Event(session, r)).OfType<FeedEvent>())
        {
            foreach (var (row, plan, sight) in active)
            {
                var match = matcher.Matches(session, plan, sight, e);
                if (!match.Succeeded || match.Value)
                {
                    found.Add((row, match, e));
                }
            }
        }

        return (found, next);
    }

    private static bool Queue(Session session, FeedPosition before, FeedPosition next, List<(SubscriptionRow Row, Outcome<bool> Match, FeedEvent Event)> found)
    {
        // Another server went ahead, or the feed was started anew: what was matched here is theirs.
        if (!SubscriptionFeedTable.Lock(session).Commits.ToHashSet().SetEquals(before.Commits))
        {
            return false;
        }

        foreach (var of in found.GroupBy(f => f.Row.Id, StringComparer.Ordinal))
        {
            if (SubscriptionTable.Lock(session, of.Key) is not { State: SubscriptionState.Active } row)
            {
                continue;
            }

            foreach (var (_, match, e) in of.TakeWhile(_ => row.State == SubscriptionState.Active))
            {
                row = !match.Succeeded ? row with { State = SubscriptionState.Error, Reason = $"A change could not be matched: {match.Fault.Message}" }
                    : row.Events - row.Sent >= MostWaiting ? row with { State = SubscriptionState.Error, Reason = $"More than {MostWaiting} notifications wait to be delivered." }
                    : row with { Events = row.Events + 1 };
                if (row.State == SubscriptionState.Active)
                {
                    NotificationTable.Add(session, row.Id, new NotificationRow(row.Events, e.Row.At, e.Change, e.Row.Type, e.Row.Id, e.Row.Person, e.Row.Row));
                }
            }

            SubscriptionTable.Put(session, row);
        }

        SubscriptionFeedTable.Save(session, next);
        return true;
    }
}

/// <summary>What the owner of a subscription is told in Subscription.error.</summary>
internal static class SubscriptionWords
{
    public const string NoSight = "Whoever asked for this may no longer use the FHIR interface.";
}
