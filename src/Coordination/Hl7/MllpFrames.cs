using System.Buffers;
using System.IO.Pipelines;
using Goldthread.Kernel.Values;

namespace Goldthread.Coordination.Hl7;

/// <summary>What came next on a connection: a message, or the reason why there is none.</summary>
/// <param name="Bytes">The message, as far as it came.</param>
/// <param name="Fault">Why it is not whole; null when it is.</param>
/// <param name="IsLast">True when nothing more can be read of the connection.</param>
internal sealed record MllpFrame(byte[] Bytes, Fault? Fault, bool IsLast = false);

/// <summary>
/// Cuts the bytes of a connection into messages: each stands between a vertical tab and a file separator with a carriage return. They come in packets that
/// know nothing of messages. HL7 Minimal Lower Layer Protocol, http://www.hl7.org/documentcenter/public/wg/inm/mllp_transport_specification.PDF
/// </summary>
internal sealed class MllpFrames(PipeReader reader, int largest, TimeSpan patience, TimeSpan idle, TimeProvider clock)
{
    public const byte Start = 0x0B;
    public const byte End = 0x1C;
    public const byte Return = 0x0D;

    /// <summary>The next message; null when the sender has gone, or said nothing for too long, or sent something else between messages.</summary>
    public async ValueTask<MllpFrame?> Next(CancellationToken cancel)
    {
        if (!await Begin(cancel))
        {
            return null;
        }

        using var timer = clock.CreateTimer(_ => reader.CancelPendingRead(), null, patience, Timeout.InfiniteTimeSpan);
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            if (EndOf(read.Buffer) is { } end)
            {
                var bytes = read.Buffer.Slice(1, end).ToArray();
                var again = bytes.AsSpan().LastIndexOf(Start);
                if (again >= 0)
                {
                    // The sender gave one up and began another: the first is kept as it is, the second read next.
                    var first = bytes[..again];
                    reader.AdvanceTo(read.Buffer.GetPosition(1 + again));
                    return new MllpFrame(first, Cut("The message stopped and another began."));
                }

                reader.AdvanceTo(read.Buffer.GetPosition(1 + end + 2));
                return new MllpFrame(bytes, null);
            }

            if (read.Buffer.Length > largest)
            {
                var bytes = read.Buffer.Slice(1, Math.Min(largest, read.Buffer.Length - 1)).ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return new MllpFrame(bytes, new Fault(FaultKind.TooLarge, $"The message is longer than {largest:N0} bytes. It was not taken, and the connection is closed.", "MSH"), IsLast: true);
            }

            if (read.IsCanceled)
            {
                return Broken(read.Buffer, $"The message was not whole after {patience.TotalSeconds:0} seconds.");
            }

            if (read.IsCompleted)
            {
                return Broken(read.Buffer, "The connection ended before the message did.");
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }

        MllpFrame Broken(ReadOnlySequence<byte> buffer, string why)
        {
            var bytes = buffer.Length > 1 ? buffer.Slice(1, Math.Min(largest, buffer.Length - 1)).ToArray() : [];
            reader.AdvanceTo(buffer.End);
            return new MllpFrame(bytes, Cut(why), IsLast: true);
        }
    }

    private static Fault Cut(string why) => new(FaultKind.Invalid, why, "MSH");

    // Line ends between messages are passed over; anything else is no sender of messages.
    private async ValueTask<bool> Begin(CancellationToken cancel)
    {
        using var timer = clock.CreateTimer(_ => reader.CancelPendingRead(), null, idle, Timeout.InfiniteTimeSpan);
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var buffer = read.Buffer;
            while (buffer.Length > 0 && buffer.FirstSpan[0] is Return or (byte)'\n')
            {
                buffer = buffer.Slice(1);
            }

            if (buffer.Length > 0)
            {
                reader.AdvanceTo(buffer.Start);
                return buffer.FirstSpan[0] == Start;
            }

            reader.AdvanceTo(buffer.End);
            if (read.IsCompleted || read.IsCanceled)
            {
                return false;
            }
        }
    }

    // How many bytes stand between the start and the end of the message.
    private static int? EndOf(ReadOnlySequence<byte> buffer)
    {
        var read = new SequenceReader<byte>(buffer);
        read.Advance(1);
        while (read.TryAdvanceTo(End, advancePastDelimiter: true))
        {
            if (!read.TryPeek(out var after))
            {
                return null;
            }

            if (after == Return)
            {
                return (int)read.Consumed - 2;
            }
        }

        return null;
    }
}
