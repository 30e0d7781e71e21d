using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit.Learning.Engagement;

/// <summary>The log of conversations with the public: added, answered with what was done, and taken back where one was wrong.</summary>
internal sealed class ConversationLog(TakingPart taking)
{
    private static readonly Fault None = new(FaultKind.NotFound, "Your organisation has no such conversation.");

    public async Task<IReadOnlyList<Conversation>> All() => await taking.Read(ConversationTable.All);

    public Task<Outcome<Conversation>> Add(Conversation wanted, User user) => taking.Write<Conversation>(user, Activities.TakePart, $"write down a conversation at {wanted.Venue}", (session, _) =>
    {
        if (ConversationTable.Find(session, wanted.Number) is { } before) return before;
        if (wanted.Check(taking.Today) is { Count: > 0 } faults) return faults.ToArray();
        var added = wanted with { Organisation = user.Organisation, OrganisationName = user.OrganisationName, By = user.Name, TakenBack = "" };
        ConversationTable.Put(session, added);
        return added;
    });

    /// <summary>Says what was done about what people said.</summary>
    public Task<Outcome<Conversation>> Answer(long number, string? did, User user) => Change(number, user, "say what was done after", typed => typed.Need(did, "Did", "Say what was done", 2000), (old, said) => old with { Did = said });

    /// <summary>Takes a row out of the totals; it stays to be read with the reason.</summary>
    public Task<Outcome<Conversation>> TakeBack(long number, string? why, User user) => Change(number, user, "take back", typed => typed.Need(why, "Why", "Say why it does not count", 500), (old, said) => old with { TakenBack = said });

    private Task<Outcome<Conversation>> Change(long number, User user, string activity, Func<Typed, string> read, Func<Conversation, string, Conversation> change) =>
        taking.Write<Conversation>(user, Activities.TakePart, $"{activity} the conversation {number}", (session, _) =>
        {
            if (ConversationTable.Find(session, number) is not { } old || old.Organisation != user.Organisation) return None;
            var typed = new Typed();
            var said = read(typed);
            if (typed.Faults.Count > 0) return typed.Faults.ToArray();
            var now = change(old, said);
            ConversationTable.Put(session, now);
            return now;
        });
}
