using System.Security.Cryptography;
using Goldthread.Kernel.Values;
using Goldthread.Population.Release;

namespace Goldthread.Population.Extracts.Requests;

/// <summary>A file that is to leave, as it was made.</summary>
/// <param name="What">What it holds, in words.</param>
/// <param name="FileName">The name it is fetched under.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Findings">What the automatic check found, a sentence each.</param>
/// <param name="Purpose">A code of <see cref="Kernel.Acts.Purpose"/>.</param>
internal sealed record MadeExtract(string What, string FileName, byte[] Body, long Rows, IReadOnlyList<string> Findings, string Purpose)
{
    /// <summary>The largest file that is kept for somebody to look at.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    /// <summary>The digest by which the bytes are known.</summary>
    public string Digest => System.Convert.ToHexStringLower(SHA256.HashData(Body));
}

/// <summary>A step of the way out.</summary>
/// <param name="State">What was done.</param>
/// <param name="By">The id of who did it.</param>
/// <param name="ByName">Their name.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Expires">Until when it may be fetched; null for another step than an approval.</param>
internal sealed record ExtractStep(OutputCheckState State, string By, string ByName, string Reason, DateTimeOffset At, DateTimeOffset? Expires);

/// <summary>An extract that somebody asked for, without its bytes.</summary>
/// <param name="Number">Its number.</param>
/// <param name="FileName">The name it is fetched under.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Findings">What the automatic check found.</param>
/// <param name="AskerName">Who asked, by name.</param>
/// <param name="Organisation">Of which organisation.</param>
/// <param name="Check">Where it stands.</param>
/// <param name="Steps">What was decided, in order.</param>
internal sealed record ExtractRequest(long Number, string FileName, long Rows, IReadOnlyList<string> Findings, string AskerName, string Organisation, OutputCheck Check, IReadOnlyList<ExtractStep> Steps)
{
    /// <summary>Where a request stands after its steps, each of which was allowed when it was taken.</summary>
    public static OutputCheck After(OutputCheck asked, IEnumerable<ExtractStep> steps) => steps.Aggregate(asked, (check, step) => Next(check, step).Value);

    /// <summary>Where it would stand after one more step, or why that may not be taken.</summary>
    public static Outcome<OutputCheck> Next(OutputCheck check, ExtractStep step) => step.State switch
    {
        OutputCheckState.Approved => check.Approve(step.By, step.Reason, step.At, step.Expires ?? step.At),
        OutputCheckState.Refused => check.Refuse(step.By, step.Reason, step.At),
        _ => check.Withdraw(step.By, step.Reason, step.At),
    };

    /// <summary>True where the asker may fetch it now.</summary>
    public bool MayLeave(DateTimeOffset now) => Check.MayLeave(Check.Digest, now);
}
