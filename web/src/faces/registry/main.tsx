import { start } from '../../app/start.tsx';
import { RegistryFace } from './registry-face.tsx';

start(<RegistryFace />);
