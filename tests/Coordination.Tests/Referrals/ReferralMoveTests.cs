using Goldthread.Coordination.Referrals;

namespace Goldthread.Coordination.Tests.Referrals;

public sealed class ReferralMoveTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 1, 9, 0, 30, TimeSpan.Zero);
    private static readonly ReferralNote Later = new(Sent.AddDays(1), "Jo", "x");

    // Every state, and what the service and the sender may do with it: written down apart from the table, by reading the issue.
    [Theory]
    [InlineData(ReferralState.Draft, "", "Send Withdraw")]
    [InlineData(ReferralState.Sent, "Receive Accept Decline Redirect Message Assign", "Redirect Withdraw Message")]
    [InlineData(ReferralState.Received, "Accept Decline Redirect Message Assign", "Redirect Withdraw Message")]
    [InlineData(ReferralState.Accepted, "Wait See Close Redirect Message Assign", "Redirect Withdraw Message")]
    [InlineData(ReferralState.Waiting, "Wait See Close Redirect Message Assign", "Redirect Withdraw Message")]
    [InlineData(ReferralState.Seen, "Close Message Assign", "Message")]
    [InlineData(ReferralState.Declined, "Redirect Message", "Redirect Resend Message")]
    [InlineData(ReferralState.Redirected, "", "")]
    [InlineData(ReferralState.Withdrawn, "", "Resend")]
    [InlineData(ReferralState.Closed, "Message", "Message")]
    public void Open_EachState_IsWhatTheSideMayDo(ReferralState state, string receiver, string sender)
    {
        string.Join(' ', ReferralMove.Open(In(state), ReferralSide.Receiver)).ShouldBe(receiver);
        string.Join(' ', ReferralMove.Open(In(state), ReferralSide.Sender)).ShouldBe(sender);
        ReferralMove.Open(In(state), ReferralSide.None).ShouldBeEmpty();
    }

    [Fact]
    public void Take_WhatIsNotOpen_IsRefusedAndChangesNothing()
    {
        foreach (var state in Enum.GetValues<ReferralState>())
        {
            foreach (var step in Enum.GetValues<ReferralStep>())
            {
                var taken = ReferralMove.Take(In(state), step, ReferralSide.Receiver, Full(step), Later);
                taken.Succeeded.ShouldBe(ReferralMove.Open(In(state), ReferralSide.Receiver).Contains(step), $"{step} from {state}");
            }
        }
    }

    [Theory]
    [InlineData(ReferralStep.Decline, "", "x", "Words")]
    [InlineData(ReferralStep.Decline, "x", "", "Alternative")]
    [InlineData(ReferralStep.Message, " ", "", "Words")]
    [InlineData(ReferralStep.Redirect, "", "", "Words")]
    public void Take_WordsMissing_NamesTheField(ReferralStep step, string words, string alternative, string field)
    {
        ReferralMove.Take(In(ReferralState.Sent), step, ReferralSide.Receiver, new ReferralAnswer(words, null, alternative), Later).Fault.Path.ShouldBe(field);
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(3600, true)]
    [InlineData(86_401, false)]
    public void See_ContactMustBeSinceTheReferralAndPast(int seconds, bool good)
    {
        var taken = ReferralMove.Take(In(ReferralState.Accepted), ReferralStep.See, ReferralSide.Receiver, new ReferralAnswer("", Sent.AddSeconds(seconds)), Later);

        taken.Succeeded.ShouldBe(good);
        if (good)
        {
            taken.Value.FirstContact!.Value.ShouldBeGreaterThanOrEqualTo(Sent);
        }
        else
        {
            taken.Fault.Path.ShouldBe("At");
        }
    }

    [Fact]
    public void Resend_AfterADecline_StartsTheClockAgain()
    {
        var again = ReferralMove.Take(In(ReferralState.Declined), ReferralStep.Resend, ReferralSide.Sender, new ReferralAnswer(), Later).Value;

        again.Sent.ShouldBe(Later.At);
        again.Due.ShouldBe(Later.At + ReferralLimits.ToAnswer(ReferralPriority.Routine));
        again.Why.ShouldBeNull();
    }

    [Theory]
    [InlineData(ReferralState.Sent, null, true, 23, null)]
    [InlineData(ReferralState.Sent, null, true, 25, "Nobody has it")]
    [InlineData(ReferralState.Received, "jo", true, 25, null)]
    [InlineData(ReferralState.Received, "jo", true, 121, "No answer in time")]
    [InlineData(ReferralState.Accepted, "jo", true, 15 * 24, "No first contact in time")]
    [InlineData(ReferralState.Accepted, "jo", false, 1, "The service has closed")]
    [InlineData(ReferralState.Seen, null, false, 9000, null)]
    [InlineData(ReferralState.Closed, null, false, 9000, null)]
    public void Lost_ByOwnerClockAndService_IsSaidInWords(ReferralState state, string? assignee, bool serviceIsOpen, int hours, string? expected)
    {
        var referral = In(state) with { Assignee = assignee, Due = ReferralLimits.Due(state, ReferralPriority.Routine, Sent, null) };

        ReferralLimits.Lost(referral, serviceIsOpen, Sent.AddHours(hours)).ShouldBe(expected);
    }

    private static ReferralAnswer Full(ReferralStep step) => new("x", step == ReferralStep.See ? Sent.AddHours(1) : step == ReferralStep.Wait ? Later.At.AddDays(3) : null, "y");

    private static Referral In(ReferralState state) => new()
    {
        Id = "t", Version = 1, Request = "s", Kind = ReferralKind.Service, State = state, Priority = ReferralPriority.Routine, From = new Party("GP1", "The Surgery"),
        Sender = "Jo", To = new Party("CM1", "The Trust"), ServiceName = "Falls", Reason = "x", Sent = Sent, Why = "no",
    };
}
