using Goldthread.Toolkit.Assessments;
using Goldthread.Toolkit.Initiatives;
using Goldthread.Toolkit.Instruments;

namespace Goldthread.Toolkit.Tests;

/// <summary>Instruments, partners and answers made for tests.</summary>
internal static class Asked
{
    public static Instrument Instrument(params string[] questions) => new()
    {
        Id = "how-far", Title = "How far are we?", Summary = "Some questions.", Owner = "Editors", ReviewOn = new DateOnly(2027, 1, 1), For = "Everybody",
        Source = new Reference("r", "A paper", "A publisher", 2020),
        Scales = [new Scale("how-far", [new(1, "Not begun", "Nothing."), new(2, "Begun", "A little."), new(3, "Partly", "Some."), new(4, "All of it", "All.")])],
        Questions = [.. (questions.Length > 0 ? questions : ["vision", "money"]).Select(q => new Question(q, "About " + q, $"How far is {q}?", "how-far", ["A paper"]))],
    };

    public static Assessment Assessment(Instrument instrument, params Partner[] partners) =>
        new(7, instrument, 1, "Wrenfield", "ZZLA01", "Wrenfield Council", DateTimeOffset.UnixEpoch, new DateOnly(2027, 1, 1), null, null) { Partners = partners };

    public static Partner Council { get; } = new("ZZLA01", "Wrenfield Council", Sector.Council);

    public static Partner Hospital { get; } = new("ZZAC01", "Wren Hospital", Sector.Nhs);

    public static Partner Charity { get; } = new("ZZVS01", "Neighbours", Sector.Voluntary);

    /// <summary>A sheet that was sent: a level a question in the order of the instrument; 0 for "I cannot say".</summary>
    public static AnswerSheet Sent(this Instrument instrument, Partner partner, params int[] levels) => new(
        $"{partner.Organisation}-{string.Join('-', levels)}", partner.Organisation, partner.Name, "Head of something", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch,
        [.. levels.Select((l, i) => new Answer(instrument.Questions[i].Id, l > 0 ? l : null, l == 0))]);
}
