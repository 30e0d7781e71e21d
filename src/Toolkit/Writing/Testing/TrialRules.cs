using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;

namespace Goldthread.Toolkit.Writing.Testing;

/// <summary>Who may test a draft, and what an answer needs.</summary>
internal static class TrialRules
{
    /// <summary>The longest text, in characters.</summary>
    public const int Longest = 2_000;

    public static readonly Fault NotOpen = new(FaultKind.NotFound, "There is no such draft, or you are not asked to test it.");

    /// <summary>True for somebody who is asked: those who take part, of an organisation that is named, and who did not write it.</summary>
    public static bool MayTest(Item? item, Trial? trial, IReadOnlyList<ItemStep> steps, User user) =>
        item?.Draft is not null && trial is not null && user.Role.May(Activities.TakePart) && trial.IsFor(user.Organisation) && !WritingRules.Writers(steps).Contains(user.Id);

    /// <summary>The answer, or what is wrong with it. One that an editor has answered stays as it is.</summary>
    public static Outcome<TrialAnswer> Answer(TrialAnswer? old, int round, string? sense, string? missing, string? wouldUse, User user, long at)
    {
        var faults = new List<Fault>();
        var text = (missing ?? "").Trim();
        if (old is { Reply.Length: > 0 }) return new Fault(FaultKind.Conflict, "An editor has answered what you said. Thank you.");
        if (TrialWords.Sense.All(a => a.Code != sense)) faults.Add(new Fault(FaultKind.Invalid, "Say whether it makes sense", "Sense"));
        if (text.Length > Longest) faults.Add(new Fault(FaultKind.Invalid, $"Use {Longest:N0} characters at most: there are {text.Length:N0}", "Missing"));
        if (text.Length == 0 && sense is "partly" or "no") faults.Add(new Fault(FaultKind.Invalid, "Say what is missing or does not make sense", "Missing"));
        if (TrialWords.WouldUse.All(a => a.Code != wouldUse)) faults.Add(new Fault(FaultKind.Invalid, "Say whether you would use it", "WouldUse"));
        return faults.Count > 0 ? faults.ToArray() : new TrialAnswer(round, user.Id, user.Name, user.Organisation, user.OrganisationName, at, sense!, text, wouldUse!);
    }
}
