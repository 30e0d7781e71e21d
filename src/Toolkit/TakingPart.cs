using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Toolkit;

/// <summary>How those who take part change something: the right is asked for, the decision is made on what is stored now, and who, when and why is written with it. One transaction each.</summary>
internal sealed class TakingPart(Database database, RecordNumbers numbers, TimeProvider clock)
{
    private static readonly Fault NotAllowed = new(FaultKind.Forbidden, "Your role does not allow that.");

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The day in London.</summary>
    public DateOnly Today => Dates.DayInLondon(Now);

    /// <summary>The number of something new. A form carries it, so that a form sent twice makes one thing.</summary>
    public long NextNumber() => numbers.Next();

    public ValueTask<T> Read<T>(Func<Session, T> work) => database.Read(work);

    /// <summary>Changes something, or says why not.</summary>
    /// <param name="user">Who acts.</param>
    /// <param name="needs">What their role must allow.</param>
    /// <param name="activity">What is done, for the journal.</param>
    /// <param name="work">Reads, decides and writes; it is given the number of the commit, which is larger than that of everything before. Nothing may be written where it answers with a fault.</param>
    public async Task<Outcome<T>> Write<T>(User user, Activities needs, string activity, Func<Session, long, Outcome<T>> work)
    {
        if (!user.Role.May(needs)) return NotAllowed;
        var act = new Act(user.Acting("pages"), Now, Purpose.CareManagement, activity);
        return await database.Write(session =>
        {
            var part = PartWriter.Open(session, Part.Place);
            var done = work(session, part.Commit);
            if (done.Succeeded) part.Close(act);
            return done;
        });
    }
}
