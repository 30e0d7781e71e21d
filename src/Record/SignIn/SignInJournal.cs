using Goldthread.Kernel.Acts;
using Microsoft.Extensions.Logging;

namespace Goldthread.Record.SignIn;

/// <summary>Signing in and out, and what was refused, are acts in the journal of reads: they write no record and are asked about beside it.</summary>
internal sealed partial class SignInJournal(ReadJournal journal, TimeProvider clock, ILogger<SignInJournal> log)
{
    private const int LongestReason = 200;

    public Task Write(Actor who, string why, string activity) => journal.Record(new ReadAct(new Act(who, clock.GetUtcNow(), why, activity), Part.Place, 0, ""));

    /// <summary>Somebody whom we do not know was refused.</summary>
    /// <param name="application">"pages" or "fhir".</param>
    /// <param name="reason">Our own words; never a token, a code or a secret.</param>
    public Task Refused(string application, string reason)
    {
        Refusal(log, application, reason);
        return Write(new Actor("nobody", "Somebody who was not let in", "", "", application), Purpose.SystemAdministration, "refused: " + (reason.Length > LongestReason ? reason[..LongestReason] : reason));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in refused ({Application}): {Reason}")]
    private static partial void Refusal(ILogger log, string application, string reason);
}
