using System.Net.Sockets;
using System.Text;
using Goldthread.Coordination.Hl7;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Coordination.Tests.Hl7;

/// <summary>A hospital's end of the line, and the settings of a product that listens to it.</summary>
internal sealed class Line(TcpClient client) : IDisposable
{
    private readonly NetworkStream _stream = client.GetStream();

    public static string[] Settings { get; } =
    [
        "--Goldthread:Mllp:Port", "0", "--Goldthread:Mllp:LargestMessage", "20000", "--Goldthread:Mllp:PatienceSeconds", "1",
        "--Goldthread:Mllp:Senders:0:Facility", Adt.Facility, "--Goldthread:Mllp:Senders:0:Source", Adt.Source, "--Goldthread:Mllp:Senders:0:Name", "Wrenfield Hospitals Trust",
    ];

    public static async Task<Line> To(World world)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(world.Services.GetRequiredService<MllpListener>().Listening!);
        return new Line(client);
    }

    public static byte[] Frame(string message) => [MllpFrames.Start, .. Encoding.UTF8.GetBytes(message), MllpFrames.End, MllpFrames.Return];

    public async Task Raw(byte[] bytes) => await _stream.WriteAsync(bytes);

    public async Task<string> Send(string message)
    {
        await Raw(Frame(message));
        return await Answer();
    }

    public async Task<string> Answer()
    {
        var all = new List<byte>();
        var one = new byte[1];
        while (await _stream.ReadAsync(one) == 1)
        {
            all.Add(one[0]);
            if (all is [.., MllpFrames.End, MllpFrames.Return])
            {
                return Encoding.UTF8.GetString(all.ToArray(), 1, all.Count - 3);
            }
        }

        return "";
    }

    public void Dispose() => client.Dispose();
}
