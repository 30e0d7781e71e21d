using Goldthread.Support;

namespace Goldthread.Fhir.Tests.Subscriptions;

/// <summary>What happens when an endpoint, or this server, is not there.</summary>
public sealed class DeliveryTests
{
    private const string Patient = """{"resourceType":"Patient"}""";

    [DatabaseTheory]
    public async Task EndpointDownThenBack_NothingIsLostAndOrderIsKept(DatabaseKind kind)
    {
        var clock = new ShiftedClock();
        await using var world = await World.Start(kind, clock);
        await using var hook = await Hook.Start();
        await using var other = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        var id = await x.Subscribe(Asking.With(Asking.Topic(hook.Address, "id-only", Asking.Changed), "backport-max-count", 2));
        await x.Subscribe(Asking.Topic(other.Address, "id-only", Asking.Changed));

        hook.Answer = _ => Task.FromResult(503);
        var weights = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            weights.Add(await x.Weigh(patient, 60 + i));
        }

        await other.Until(o => o.Numbers.Count == 5);
        await hook.Until(h => h.All.Count(r => r.Answered == 503) == 1);
        await world.HasFailed(id, 1);
        clock.Forward(TimeSpan.FromSeconds(6));
        await hook.Until(h => h.All.Count(r => r.Answered == 503) == 2);
        await world.HasFailed(id, 2);
        hook.Answer = _ => Task.FromResult(200);
        clock.Forward(TimeSpan.FromSeconds(6));
        await other.Until(_ => true);
        hook.Numbers.ShouldBeEmpty("the second wait is longer than the first");
        clock.Forward(TimeSpan.FromSeconds(6));
        await hook.Until(h => h.Numbers.Count == 5);

        hook.Numbers.ShouldBe([1, 2, 3, 4, 5]);
        hook.Taken.Skip(1).ShouldAllBe(r => r.Numbers.Count() <= 2);
        hook.Taken.Where(r => r.Kind == "event-notification").SelectMany(r => r.Focuses).Select(f => f![(f!.LastIndexOf('/') + 1)..]).ShouldBe(weights);
        (await x.Becomes(id, "active"))["error"].ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task Restart_WithNotificationsWaiting_GoesOnWhereItWas(DatabaseKind kind)
    {
        await using var first = await World.Start(kind);
        await using var hook = await Hook.Start();
        var x = await first.Professional("X");
        var patient = await x.Add(Patient);
        await x.Subscribe(Asking.Topic(hook.Address, "id-only", Asking.Changed));
        hook.Answer = _ => Task.FromResult(500);
        await x.Weigh(patient, 70);
        await hook.Until(h => h.All.Any(r => r.Answered == 500));
        await x.Weigh(patient, 71);
        await x.Weigh(patient, 72);

        hook.Answer = _ => Task.FromResult(200);
        var later = new ShiftedClock();
        later.Forward(TimeSpan.FromMinutes(1));
        await using var second = await first.Restart(later);
        await hook.Until(h => h.Numbers.Count == 3);
        await (await second.Professional("X")).Weigh(patient, 73);
        await hook.Until(h => h.Numbers.Count == 4);

        hook.Numbers.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task Endpoint_ThatNeverRecovers_EndsInErrorAndGoesOnWhenAskedAgain()
    {
        var clock = new ShiftedClock();
        await using var world = await World.Start(clock: clock);
        await using var hook = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        var id = await x.Subscribe(Asking.Topic(hook.Address, "id-only", Asking.Changed));
        hook.Answer = _ => Task.FromResult(302);
        await x.Weigh(patient, 70);
        for (var tries = 1; tries <= 12; tries++)
        {
            await hook.Until(h => h.All.Count(r => r.Answered == 302) == tries);
            await world.HasFailed(id, tries);
            clock.Forward(TimeSpan.FromHours(2));
        }

        var failed = await x.Becomes(id, "error");
        failed["error"]!.GetValue<string>().ShouldContain("answered 302");
        failed["error"]!.GetValue<string>().ShouldNotContain("opensesame");
        (await x.Get($"Subscription/{id}/$status")).Text.ShouldContain("answered 302");
        hook.All.ShouldAllBe(r => r.Path == "/hook");

        hook.Answer = _ => Task.FromResult(200);
        failed["status"] = "requested";
        (await x.Put($"Subscription/{id}", failed.ToJsonString())).Status.ShouldBe(200);
        await hook.Until(h => h.Numbers.Count == 1);
        hook.Numbers.ShouldBe([1]);
        (await x.Becomes(id, "active"))["error"].ShouldBeNull();
    }

    [Fact]
    public async Task Handshake_Refused_EndsInErrorWithoutEvents()
    {
        await using var world = await World.Start();
        await using var hook = await Hook.Start();
        hook.Answer = _ => Task.FromResult(403);
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);

        var id = await x.Subscribe(Asking.Topic(hook.Address, "id-only", Asking.Changed), becomes: "error");

        await x.Weigh(patient, 70);
        (await x.Becomes(id, "error"))["error"]!.GetValue<string>().ShouldContain("403");
        hook.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SlowEndpoint_DoesNotHoldUpOthers_AndIsGivenUpAfterItsTimeout()
    {
        await using var world = await World.Start();
        await using var slow = await Hook.Start();
        await using var quick = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        var id = await x.Subscribe(Asking.With(Asking.Topic(slow.Address, "id-only", Asking.Changed), "backport-timeout", 1));
        await x.Subscribe(Asking.Topic(quick.Address, "id-only", Asking.Changed));
        var never = new TaskCompletionSource<int>();
        slow.Answer = _ => never.Task;

        await x.Weigh(patient, 70);
        await x.Weigh(patient, 71);
        await quick.Until(q => q.Numbers.Count == 2);

        slow.Numbers.ShouldBeEmpty();
        (await x.Becomes(id, "active"))["status"]!.GetValue<string>().ShouldBe("active");
        never.SetResult(200);
    }

    [DatabaseTheory]
    public async Task OffOrDeleted_NothingMoreIsSent(DatabaseKind kind)
    {
        await using var world = await World.Start(kind);
        await using var hook = await Hook.Start();
        await using var witness = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        var off = await x.Subscribe(Asking.Topic($"{hook.Address}/off", "id-only", Asking.Changed));
        var deleted = await x.Subscribe(Asking.Topic($"{hook.Address}/deleted", "id-only", Asking.Changed));
        await x.Subscribe(Asking.Topic(witness.Address, "id-only", Asking.Changed));
        await x.Weigh(patient, 70);
        await hook.Until(h => h.Numbers.Count == 2);

        await x.Patch($"Subscription/{off}", """[{"op":"replace","path":"/status","value":"off"}]""", "application/json-patch+json");
        await x.Delete($"Subscription/{deleted}");
        await world.DeliverEvents();
        await x.Weigh(patient, 71);
        await witness.Until(w => w.Numbers.Count == 2);

        hook.Numbers.Count.ShouldBe(2);
        (await x.Get($"Subscription/{deleted}/$status")).Status.ShouldBe(410);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Owner_WhoMayNoLongerAsk_IsSentNothing()
    {
        await using var world = await World.Start();
        await using var hook = await Hook.Start();
        var x = await world.Professional("X");
        var patient = await x.Add(Patient);
        var id = await x.Subscribe(Asking.Topic(hook.Address, "id-only", Asking.Changed));

        await world.Records.Write(s => s.Statement("update record_user set role = 'councillor' where user_id = 'gp-of-X'").Execute());
        await world.System.Weigh(patient, 70);

        (await world.System.Becomes(id, "error"))["error"]!.GetValue<string>().ShouldContain("no longer");
        hook.Numbers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Heartbeat_AfterSilence_IsSent()
    {
        var clock = new ShiftedClock();
        await using var world = await World.Start(clock: clock);
        await using var hook = await Hook.Start();
        var x = await world.Professional("X");
        await x.Subscribe(Asking.With(Asking.Topic(hook.Address, "id-only", Asking.Changed), "backport-heartbeat-period", 60));

        clock.Forward(TimeSpan.FromSeconds(61));
        await hook.Until(h => h.Taken.Any(r => r.Kind == "heartbeat"));

        hook.Taken[^1].Status("events-since-subscription-start").ShouldBe("0");
    }
}
