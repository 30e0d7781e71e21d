using Goldthread.Record.Access;
using Goldthread.Toolkit.Learning.Nominations;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Toolkit.Pages.Learning.Nominations;

/// <summary>One nomination: seconded, decided, taken up.</summary>
internal sealed class OneModel(NominationDesk desk, TakingPart taking) : LearningPage(taking)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Nomination Found { get; private set; } = null!;

    public bool MaySecond => Found.State == NominationState.Nominated && Found.Organisation != Me.Organisation && !Found.Seconds.Any(v => v.Who == Me.Id);

    public bool MayDecide => Found.State == NominationState.Nominated && IsEditor && Found.Person != Me.Id && Found.Seconds.Count > 0;

    public bool MayTakeUp => Found.State == NominationState.Championed && Me.Role.May(Activities.LeadImprovement) && Found.Organisation != Me.Organisation && !Found.TakenUp.Any(v => v.Who == Me.Organisation);

    public string? DoneWords => Done switch
    {
        "nominated" => "It is nominated. Somebody of another organisation seconds it next.",
        "seconded" => "You have seconded it.",
        "decided" => "The decision is written down, and who nominated it can read why.",
        "taken-up" => "It is written down that your organisation has taken it up.",
        _ => null,
    };

    public Task<IActionResult> OnPostSecond() => Do(() => desk.Second(Id, Words, Me), _ => To("seconded"));

    public Task<IActionResult> OnPostChampion() => Do(() => desk.Decide(Id, true, Reason, Me), _ => To("decided"));

    public Task<IActionResult> OnPostDecline() => Do(() => desk.Decide(Id, false, Reason, Me), _ => To("decided"));

    public Task<IActionResult> OnPostTakeUp() => Do(() => desk.TakeUp(Id, Words, Me), _ => To("taken-up"));

    public Task<IActionResult> OnPostWithdraw() => Do(() => desk.Withdraw(Id, Me), _ => "/work/learning/nominations");

    protected override async Task<bool> Load(bool first)
    {
        if (await desk.Find(Id) is not { } found || (found.State == NominationState.Withdrawn && found.Person != Me.Id)) return false;
        Found = found;
        return true;
    }

    private string To(string done) => $"/work/learning/nominations/{Id}?done={done}";
}
