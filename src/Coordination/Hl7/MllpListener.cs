using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Goldthread.Coordination.Hl7;

/// <summary>
/// Listens for hospital messages where a port is set (Goldthread:Mllp:Port): on this machine alone unless an address is set. A message is answered before the
/// next of the same connection is read. When the program stops, the message at hand is finished and answered.
/// </summary>
internal sealed partial class MllpListener(HospitalMessages messages, MllpSettings settings, TimeProvider clock, ILogger<MllpListener> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Task, bool> _connections = new();
    private TcpListener? _listener;

    /// <summary>Where it listens; null where it does not.</summary>
    public IPEndPoint? Listening => (IPEndPoint?)_listener?.LocalEndpoint;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Port is { } port)
        {
            _listener = new TcpListener(IPAddress.Parse(settings.Address), port);
            _listener.Start();
            Started(log, _listener.LocalEndpoint.ToString() ?? "", settings.Senders.Count);
        }

        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_listener is not { } listener)
        {
            return;
        }

        using var slots = new SemaphoreSlim(settings.MostConnections);
        try
        {
            while (true)
            {
                // Who comes when all are taken waits in the machine's own queue.
                await slots.WaitAsync(stoppingToken);
                var client = await listener.AcceptTcpClientAsync(stoppingToken);
                var serving = Serve(client, slots, stoppingToken);
                _connections[serving] = true;
                _ = serving.ContinueWith(t => _connections.TryRemove(t, out _), TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // The program stops.
        }
        finally
        {
            listener.Stop();
            await Task.WhenAll(_connections.Keys);
        }
    }

    private async Task Serve(TcpClient client, SemaphoreSlim slots, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                var frames = new MllpFrames(PipeReader.Create(stream), settings.LargestMessage, settings.Patience, settings.Idle, clock);
                while (!stop.IsCancellationRequested && await frames.Next(stop) is { } frame)
                {
                    // From here on the message is finished, also when the program is told to stop.
                    var answer = frame.Fault is { } fault ? await messages.Cut(frame.Bytes, fault) : await messages.Take(frame.Bytes, CancellationToken.None);
                    await stream.WriteAsync((byte[])[MllpFrames.Start, .. answer, MllpFrames.End, MllpFrames.Return], CancellationToken.None);
                    if (frame.IsLast)
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // The sender has gone: it will send again what was not answered.
        }
        catch (Exception error)
        {
            // One connection's fault is not the others': its sender gets no answer and sends again.
            Failed(log, error);
        }
        finally
        {
            slots.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for hospital messages on {Address}, from {Senders} senders")]
    private static partial void Started(ILogger log, string address, int senders);

    [LoggerMessage(Level = LogLevel.Error, Message = "A hospital message could not be taken")]
    private static partial void Failed(ILogger log, Exception error);
}
