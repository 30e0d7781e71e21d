using System.Security.Cryptography;
using System.Text;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Microsoft.Extensions.Logging;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// Takes messages of hospitals: each is answered after what it says is durable in the record, or after it is kept, as it was sent, with the reason why it could not
/// be. A message that comes twice is answered alike and changes nothing.
/// </summary>
internal sealed partial class HospitalMessages(Database database, AdtRecord record, MllpSettings settings, TimeProvider clock, ILogger<HospitalMessages> log)
{
    private const int LongestControlId = 199;
    private const int MostProblems = 500;
    private long _answers;

    /// <summary>Takes one and gives the answer to send back.</summary>
    public async Task<byte[]> Take(byte[] bytes, CancellationToken cancel)
    {
        var text = Hl7Text.Decode(bytes);
        var message = text.Then<Hl7Message>(Hl7Message.Parse);
        if (!message.Succeeded)
        {
            // Nobody knows who sent it: it is kept under whoever its beginning seems to name.
            var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 300));
            var (facility, id) = Beginning(start);
            if (settings.Find(facility) is { } likely)
            {
                await Keep(likely, bytes, id, "", message.Fault);
            }

            return Answer(null, id, AnswerCode.AE, message.Fault);
        }

        var msh = message.Value.Msh;
        var controlId = msh.Text(10);
        if (settings.Find(msh.Text(4)) is not { } sender)
        {
            Unknown(log, msh.Text(4));
            return Answer(message.Value, controlId, AnswerCode.AR, new Fault(FaultKind.NotSupported, $"The sender \"{msh.Text(4)}\" is not known here.", "MSH-4"));
        }

        if (controlId.Length is 0 or > LongestControlId)
        {
            return await Refuse(message.Value, sender, bytes, new Fault(FaultKind.Invalid, "The message's own number is missing, or longer than 199 characters.", "MSH-10"));
        }

        var digest = Digest(bytes);
        if (await database.Read(session => MessageTable.Seen(session, sender.Source, controlId), cancel) is { } seen)
        {
            return seen == digest
                ? Answer(message.Value, controlId, AnswerCode.AA, null)
                : await Refuse(message.Value, sender, bytes, new Fault(FaultKind.Conflict, "Another message came with this number before.", "MSH-10"));
        }

        var name = AdtReader.EventOf(message.Value);
        if (!name.Succeeded && name.Fault.Kind == FaultKind.NotSupported)
        {
            return Answer(message.Value, controlId, AnswerCode.AR, name.Fault);
        }

        var done = await Apply(message.Value, sender, cancel);
        if (!done.Succeeded)
        {
            return await Refuse(message.Value, sender, bytes, done.Fault);
        }

        await Remember(sender, controlId, digest);
        return Answer(message.Value, controlId, AnswerCode.AA, null);
    }

    /// <summary>The answer to a message that was cut off or is too long, which is kept as far as it came.</summary>
    public async Task<byte[]> Cut(byte[] bytes, Fault fault)
    {
        var (facility, id) = Beginning(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 300)));
        if (settings.Find(facility) is { } sender)
        {
            await Keep(sender, bytes, id, "", fault);
        }

        return Answer(null, id, fault.Kind == FaultKind.TooLarge ? AnswerCode.AR : AnswerCode.AE, fault);
    }

    /// <summary>The messages of an organisation that could not be put into the record, the newest first.</summary>
    public async Task<IReadOnlyList<MessageProblem>> Problems(string source) => await database.Read(session => MessageTable.Problems(session, source, MostProblems));

    /// <summary>Tries one again: what was wrong with it may have been put right here. True when it is in the record now.</summary>
    public async Task<Outcome<bool>> TryAgain(string source, string digest, CancellationToken cancel)
    {
        if ((await Problems(source)).FirstOrDefault(p => p.Digest == digest) is not { } problem || settings.Senders.FirstOrDefault(s => s.Source == source) is not { } sender)
        {
            return new Fault(FaultKind.NotFound, "This message is not in the list any more.");
        }

        var done = await Hl7Text.Decode(problem.Body).Then<Hl7Message>(Hl7Message.Parse).Match(m => Apply(m, sender, cancel), f => Task.FromResult<Outcome<string>>(f.ToArray()));
        if (!done.Succeeded)
        {
            await Keep(sender, problem.Body, problem.ControlId, problem.Event, done.Fault);
            return done.Faults.ToArray();
        }

        await Remember(sender, problem.ControlId, digest);
        return true;
    }

    /// <summary>Takes one off the list: somebody has seen to it elsewhere.</summary>
    public Task<bool> SetAside(string source, string digest) => database.Write(session =>
    {
        MessageTable.RemoveProblem(session, source, digest);
        return true;
    });

    private async Task<Outcome<string>> Apply(Hl7Message message, AdtSender sender, CancellationToken cancel)
    {
        var read = AdtReader.Read(message, sender.Authority);
        return read.Succeeded ? await record.Write(read.Value, sender, cancel) : read.Faults.ToArray();
    }

    private Task<bool> Remember(AdtSender sender, string controlId, string digest) => database.Write(session =>
    {
        MessageTable.Put(session, sender.Source, controlId, digest, clock.GetUtcNow());
        MessageTable.RemoveProblem(session, sender.Source, digest);
        return true;
    });

    private async Task<byte[]> Refuse(Hl7Message message, AdtSender sender, byte[] bytes, Fault fault)
    {
        await Keep(sender, bytes, message.Msh.Text(10), message.Msh.Text(9, 2), fault);
        return Answer(message, message.Msh.Text(10), AnswerCode.AE, fault);
    }

    private Task<bool> Keep(AdtSender sender, byte[] bytes, string controlId, string name, Fault fault) => database.Write(session =>
    {
        var now = clock.GetUtcNow();
        MessageTable.PutProblem(session, new MessageProblem(sender.Source, Digest(bytes), controlId, name, fault.Path ?? "", fault.Message, bytes, now, now, 1));
        return true;
    });

    private byte[] Answer(Hl7Message? message, string controlId, AnswerCode code, Fault? fault)
    {
        var now = clock.GetUtcNow();
        return Hl7Answer.Write(message, controlId, code, fault, now, $"GT{now.ToUnixTimeMilliseconds()}-{Interlocked.Increment(ref _answers)}");
    }

    // Of what cannot be read as a message, as much as there is of MSH-4 and MSH-10 by the separator that it seems to use.
    private static (string Facility, string ControlId) Beginning(string start)
    {
        var fields = start.Length > 4 && start.StartsWith("MSH", StringComparison.Ordinal) ? start.Split('\r', '\n')[0].Split(start[3]) : [];
        return (fields.Length > 3 ? fields[3].Split('^')[0] : "", fields.Length > 9 ? fields[9] : "");
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of a sender that is not in Goldthread:Mllp:Senders was refused: {Facility}")]
    private static partial void Unknown(ILogger log, string facility);
}
