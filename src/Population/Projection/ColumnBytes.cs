using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Goldthread.Population.Projection;

/// <summary>The bytes that columns lie in: in memory, or in a file that the system maps and brings in as it is touched.</summary>
internal abstract class ColumnBytes : IDisposable
{
    public abstract long Length { get; }

    /// <summary>Values from an offset that is a multiple of their size.</summary>
    public abstract ReadOnlySpan<T> At<T>(long offset, int count)
        where T : unmanaged;

    public virtual void Dispose()
    {
    }

    public static ColumnBytes Held(byte[] bytes) => new HeldBytes(bytes);

    public static ColumnBytes Mapped(string path) => new MappedBytes(path);

    private sealed class HeldBytes(byte[] bytes) : ColumnBytes
    {
        public override long Length => bytes.Length;

        public override ReadOnlySpan<T> At<T>(long offset, int count) => MemoryMarshal.Cast<byte, T>(bytes.AsSpan(checked((int)offset)))[..count];
    }

    private sealed unsafe class MappedBytes : ColumnBytes
    {
        private readonly MemoryMappedFile _file;
        private readonly MemoryMappedViewAccessor _view;
        private readonly byte* _start;

        public MappedBytes(string path)
        {
            Length = new FileInfo(path).Length;
            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        }

        public override long Length { get; }

        public override ReadOnlySpan<T> At<T>(long offset, int count)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - ((long)count * sizeof(T)));
            return new ReadOnlySpan<T>(_start + offset, count);
        }

        public override void Dispose()
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
            _view.Dispose();
            _file.Dispose();
            base.Dispose();
        }
    }
}
