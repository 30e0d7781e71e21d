using System.Collections.Concurrent;
using Goldthread.Kernel.Data;
using Microsoft.Extensions.Logging;

namespace Goldthread.Fhir.Subscriptions;

/// <summary>
/// Delivers what is due, in order for each subscription and all subscriptions beside each other. What was not taken is tried again later,
/// each time after twice as long, and then the subscription ends in error. At least once: what was sent when the server stopped is sent again.
/// </summary>
internal sealed class NotificationSender(
    Database database, SubscriptionPlans plans, SubscriptionStatus status, NotificationPost post, TimeProvider clock, ILogger<NotificationSender> log)
{
    /// <summary>Tries of one notification: about three and a half hours.</summary>
    public const int MostTries = 12;

    private const int MostAtOnce = 64;
    private const int Kept = 1000;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Task> _running = new(StringComparer.Ordinal);

    /// <summary>Starts whatever is due and not yet under way; does not wait for it.</summary>
    public async Task Start(CancellationToken cancel)
    {
        var now = Now();
        foreach (var row in await database.Read(SubscriptionTable.All, cancel))
        {
            var plan = await database.Read(s => plans.Of(s, row), cancel);
            if (IsDue(row, plan.Succeeded ? plan.Value : null, now) && _running.Count < MostAtOnce && !_running.ContainsKey(row.Id))
            {
                _running[row.Id] = Task.Run(() => Run(row.Id, cancel), CancellationToken.None);
            }
        }
    }

    /// <summary>Waits for what is under way.</summary>
    public Task Finish() => Task.WhenAll(_running.Values);

    private static bool IsDue(SubscriptionRow row, SubscriptionPlan? plan, long now) =>
        row.State != row.Shown
        || (row.State is SubscriptionState.Requested or SubscriptionState.Active && plan?.End?.ToUnixTimeMilliseconds() <= now)
        || (row.NextTry <= now && (row.State == SubscriptionState.Requested
            || (row.State == SubscriptionState.Active && (row.Sent < row.Events || IsSilent(row, plan, now)))));

    private static bool IsSilent(SubscriptionRow row, SubscriptionPlan? plan, long now) =>
        plan is { Heartbeat: { } period, IsPlain: false } && now - row.LastSent >= period.TotalMilliseconds;

    private async Task Run(string id, CancellationToken cancel)
    {
        try
        {
            while (!cancel.IsCancellationRequested && await database.Read(s => SubscriptionTable.Find(s, id), cancel) is { } row)
            {
                var plan = await database.Read(s => plans.Of(s, row), cancel);
                if (!IsDue(row, plan.Succeeded ? plan.Value : null, Now()))
                {
                    return;
                }

                if (!plan.Succeeded)
                {
                    await status.Stop(row, SubscriptionState.Error, plan.Fault.Message);
                }
                else
                {
                    await Step(row, plan.Value, cancel);
                }

                if (await database.Read(s => SubscriptionTable.Find(s, id), cancel) is { } after && after.State != after.Shown)
                {
                    await status.Show(after, cancel);
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // What was under way is sent again after the restart.
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            log.LogError(error, "Notifications of Subscription {Id} wait", id);
            await Task.Delay(FirstDelay, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    private async Task Step(SubscriptionRow row, SubscriptionPlan plan, CancellationToken cancel)
    {
        if (row.State is not (SubscriptionState.Requested or SubscriptionState.Active))
        {
            return;
        }

        if (plan.End?.ToUnixTimeMilliseconds() <= Now())
        {
            await status.Stop(row, SubscriptionState.Off, "");
        }
        else if (row.State == SubscriptionState.Requested)
        {
            if (await post.Handshake(row, plan, cancel) is { } refused)
            {
                log.LogWarning("Subscription {Id} was not taken up: {Reason}", row.Id, refused);
                await status.Stop(row, SubscriptionState.Error, refused);
            }
            else
            {
                await status.Activate(row);
            }
        }
        else
        {
            var (last, failure, isFinal) = row.Sent < row.Events ? await post.Events(row, plan, cancel) : await post.Heartbeat(row, plan, cancel);
            await Note(row, last, failure, isFinal);
        }
    }

    private Task<bool> Note(SubscriptionRow row, long last, string? failure, bool isFinal) => database.Write(session =>
    {
        if (SubscriptionTable.Lock(session, row.Id) is not { } now)
        {
            return false;
        }

        if (failure is null)
        {
            SubscriptionTable.Put(session, now with { Sent = Math.Max(now.Sent, last), Failures = 0, NextTry = 0, LastSent = Now() });
            NotificationTable.RemoveUntil(session, row.Id, last - Kept);
            return true;
        }

        if (now.Version != row.Version || now.State != SubscriptionState.Active)
        {
            return false;
        }

        var failures = now.Failures + 1;
        var delay = Math.Min(LongestDelay.TotalMilliseconds, FirstDelay.TotalMilliseconds * Math.Pow(2, failures - 1));
        var given = isFinal || failures >= MostTries;
        log.LogWarning("Notification {Number} of Subscription {Id} failed, try {Try}: {Reason}", now.Sent + 1, row.Id, failures, failure);
        SubscriptionTable.Put(session, now with
        {
            Failures = failures,
            NextTry = Now() + (long)delay,
            State = given ? SubscriptionState.Error : now.State,
            Reason = isFinal ? failure : given ? $"{failure} It was tried {failures} times. What waits is kept: set the status to requested to go on." : "",
        });
        return true;
    });

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
