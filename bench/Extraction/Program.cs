using BenchmarkDotNet.Running;
using Tracker.Bench.Extraction;

BenchmarkSwitcher.FromAssembly(typeof(ExtractionBenchmarks).Assembly).Run(args, new ThroughputConfig());
