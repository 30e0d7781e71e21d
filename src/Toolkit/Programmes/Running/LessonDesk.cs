using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Toolkit.Items;
using Goldthread.Toolkit.Programmes.Bids;
using Goldthread.Toolkit.Programmes.Calls;
using Goldthread.Toolkit.Programmes.Learning;
using Goldthread.Toolkit.Programmes.Outcomes;
using Goldthread.Toolkit.Shelf;

namespace Goldthread.Toolkit.Programmes.Running;

/// <summary>What selected areas learn and tell everybody, and who took it up.</summary>
internal sealed class LessonDesk(Database database, TimeProvider clock) : ProgrammeDesk(database, clock)
{
    private const int MostTitle = 150;

    /// <summary>Lessons of a call, the newest first.</summary>
    public async Task<IReadOnlyList<Lesson>> Of(string call) => await Database.Read(s => LessonTable.OfCall(s, call));

    /// <summary>True for who leads improvement in an organisation whose bid was selected, once that is public.</summary>
    public static bool MayWrite(Proceedings all, User? user) => user is not null && user.Role.May(Activities.LeadImprovement) && Selected(all, user) is not null;

    /// <summary>Writes down what an area learned.</summary>
    public Task<Outcome<Lesson>> Write(string call, string? title, string? body, string? initiative, User user) => Act<Lesson>(user, (session, number) =>
    {
        if (!user.Role.May(Activities.LeadImprovement) || Proceedings.Read(session, call) is not { } all || Selected(all, user) is not { } bid) return None;
        var (name, text, item) = (Said(title, "LessonTitle", "Say in a line what you learned"), Said(body, "Body", "Say in some sentences what you learned"), (initiative ?? "").Trim());
        if (!name.Succeeded) return name.Fault;
        if (name.Value.Length > MostTitle) return Wrong("LessonTitle", $"Use {MostTitle} characters at most");
        if (!text.Succeeded) return text.Fault;
        if (item.Length > 0 && ItemTable.Find(session, ItemKind.Initiative.Code, item) is not { IsPublished: true }) return Wrong("Initiative", "There is no initiative of this id in the toolkit. Copy it from the address of its page, or leave it out");
        var lesson = new Lesson(number, call, bid.Number, name.Value, text.Value, item, Now);
        LessonTable.Add(session, lesson, user.Name);
        return (lesson, $"tell what was learned in {call}");
    });

    /// <summary>Another organisation says that it took a lesson up, and where; said twice, the later words stand.</summary>
    public Task<Outcome<Adoption>> TakeUp(string call, long number, string? place, User user) => Act<Adoption>(user, (session, _) =>
    {
        if (!user.Role.May(Activities.LeadImprovement) || LessonTable.Find(session, number) is not { } lesson || lesson.Call != call || BidTable.Find(session, lesson.Bid) is not { } bid) return None;
        if (bid.Organisation == user.Organisation) return Refused("It is your own lesson. Others say whether they took it up");
        var where = Said(place, $"Place[{number}]", "Say where you took it up");
        if (!where.Succeeded) return where.Fault;
        var adoption = new Adoption(user.Organisation, user.OrganisationName, where.Value);
        LessonTable.TakeUp(session, number, adoption, user.Name, Now);
        return (adoption, $"take up the lesson {number}");
    });

    private static Bid? Selected(Proceedings all, User user) =>
        all.Call.Phase < CallPhase.Published ? null : all.Standing.FirstOrDefault(b => b.Organisation == user.Organisation && all.Decided(b.Number, BidStep.Select) is { Yes: true });
}
