using System.Text;
using Goldthread.Coordination.Hl7;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Tests.Hl7;

public sealed class Hl7MessageTests
{
    [Fact]
    public void Parse_UsualSeparators_ReadsFieldsRepetitionsAndComponents()
    {
        var message = Hl7Message.Parse("MSH|^~\\&|PAS|WGH\rPID|1||A^^^X^MR~B^^^NHS^NH||O\\T\\Neill&Mac^Ann\r").Value;

        message.Msh.Text(1).ShouldBe("|");
        message.Msh.Text(4).ShouldBe("WGH");
        message.Segment("PID")!.Repetitions(3).Select(r => r.Text(1) + r.Text(5)).ShouldBe(["AMR", "BNH"]);
        message.Segment("PID")!.Text(5).ShouldBe("O&Neill");
        message.Segment("PID")!.Text(5, 1, 2).ShouldBe("Mac");
        message.Segment("PID")!.Text(40).ShouldBe("");
    }

    [Fact]
    public void Parse_OtherSeparators_AreTakenFromTheMessage()
    {
        var message = Hl7Message.Parse("MSH#*!?@#PAS#WGH\rPID#1##A***X*MR!B\r").Value;

        message.Segment("PID")!.Repetitions(3).Count.ShouldBe(2);
        message.Segment("PID")!.Text(3, 4).ShouldBe("X");
    }

    [Theory]
    [InlineData("", "MSH")]
    [InlineData("PID|1", "MSH")]
    [InlineData("MSH|", "MSH-2")]
    [InlineData("MSH|^^\\&|x", "MSH-2")]
    [InlineData("MSH|abcd|x", "MSH-2")]
    [InlineData("MSH|^~\\&|PAS\rPI", "segment 2")]
    [InlineData("MSH|^~\\&|PAS\rpid|1", "segment 2")]
    [InlineData("MSH|^~\\&|PAS\rMSH|^~\\&|PAS", "MSH")]
    public void Parse_Broken_NamesWhere(string text, string path)
    {
        var parsed = Hl7Message.Parse(text);

        parsed.Succeeded.ShouldBeFalse();
        parsed.Fault.Path.ShouldBe(path);
    }

    [Theory]
    [InlineData(@"\F\\S\\T\\R\\E\", "|^&~\\")]
    [InlineData(@"caf\XC3A9\", "café")]
    [InlineData(@"caf\XE9\", "café")]
    [InlineData(@"one\.br\two", "one\ntwo")]
    [InlineData(@"\H\bold\N\", "bold")]
    [InlineData(@"50\Zxy\", @"50\Zxy\")]
    [InlineData(@"half \", @"half \")]
    public void Unescape_Escapes_StandForWhatTheyMean(string sent, string meant) => Hl7Text.Unescape(sent, Hl7Separators.Usual).ShouldBe(meant);

    [Fact]
    public void Escape_AndBack_IsTheSame()
    {
        const string Text = "a|b^c~d\\e&f";

        Hl7Text.Unescape(Hl7Text.Escape(Text, Hl7Separators.Usual), Hl7Separators.Usual).ShouldBe(Text);
    }

    [Theory]
    [InlineData("8859/1")]
    [InlineData("")]
    public void Decode_LatinBytes_AreReadWhereUtf8IsNotNamed(string charset) =>
        Hl7Text.Decode(Encoding.Latin1.GetBytes(Adt.Message("A01", "20251003", "1", family: "Müller", charset: charset))).Value.ShouldContain("Müller");

    [Theory]
    [InlineData("UNICODE UTF-8")]
    [InlineData("KLINGON")]
    public void Decode_WrongOrUnknownCharacters_NamesTheField(string charset) =>
        Hl7Text.Decode(Encoding.Latin1.GetBytes(Adt.Message("A01", "20251003", "1", family: "Müller", charset: charset))).Fault.Path.ShouldBe("MSH-18");

    [Theory]
    [InlineData("20251003141500", "2025-10-03T14:15:00+01:00")]
    [InlineData("20251203141500", "2025-12-03T14:15:00+00:00")]
    [InlineData("202510031415", "2025-10-03T14:15:00+01:00")]
    [InlineData("20251003141500.1234+0200", "2025-10-03T13:15:00+01:00")]
    [InlineData("20251003", "2025-10-03")]
    [InlineData("202510", "2025-10")]
    [InlineData("20260329013000", "2026-03-29T02:30:00+01:00")] // the hour that is left out
    [InlineData("20251026013000", "2025-10-26T01:30:00+01:00")] // the hour that comes twice: the first
    [InlineData("20251026013000+0000", "2025-10-26T01:30:00+00:00")] // said to be the second
    public void Time_OfLondonUnlessItSaysOtherwise_IsAsExactAsSent(string sent, string fhir) => Hl7Time.Read(sent, "EVN-2").Value!.Fhir.ShouldBe(fhir);

    [Theory]
    [InlineData("20260329013000")]
    [InlineData("20251026013000")]
    public void Time_WhereTheClocksChange_SaysWhatWasDecided(string sent) => Hl7Time.Read(sent, "EVN-2").Value!.Note.ShouldNotBeNull();

    [Theory]
    [InlineData("20251303")]
    [InlineData("2025103")]
    [InlineData("20251003T1415")]
    [InlineData("20251003141500+2500")]
    [InlineData("20251003141500.x")]
    public void Time_Broken_NamesTheField(string sent)
    {
        var read = Hl7Time.Read(sent, "PV1-44");

        read.Fault.Kind.ShouldBe(FaultKind.Invalid);
        read.Fault.Path.ShouldBe("PV1-44");
    }
}
